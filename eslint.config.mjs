import js from "@eslint/js";
import globals from "globals";

export default [
    {
        ...js.configs.recommended,
        files: ["addons/**/*.js"],
        ignores: ["addons/**/static/lib/**"],
        linterOptions: {reportUnusedDisableDirectives: "error"},
        languageOptions: {
            ecmaVersion: 2024,
            sourceType: "module",
            globals: {...globals.browser, luxon: "readonly", odoo: "readonly"},
        },
        rules: {
            ...js.configs.recommended.rules,
            curly: "error",
            eqeqeq: "error",
            "no-eval": "error",
            "no-implicit-globals": "error",
            "no-shadow": "error",
            "no-unused-vars": ["error", {argsIgnorePattern: "^_", args: "after-used"}],
            "no-var": "error",
            "prefer-const": "error",
        },
    },
];
