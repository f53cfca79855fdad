import {Component} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";
import {standardFieldProps} from "@web/views/fields/standard_field_props";

const ORDER = ["danger", "warning", "info"];
const ICONS = {
    danger: "fa-exclamation-circle",
    warning: "fa-exclamation-triangle",
    info: "fa-info-circle",
    answered: "fa-check",
};

/**
 * In a list: the gravest open warning in one line and how many more there are;
 * all of them on hover. A document with a problem says what it is.
 */
export class WarningIcon extends Component {
    static template = "doc_intake.WarningIcon";
    static props = {...standardFieldProps};

    get warnings() {
        return this.props.record.data[this.props.name] || [];
    }

    get open() {
        const {state, reason_text: reason} = this.props.record.data;
        const problem =
            state === "error" && reason ? [{severity: "danger", text: reason}] : [];
        return problem.concat(this.warnings.filter((warning) => !warning.answered));
    }

    get kind() {
        const open = new Set(this.open.map((warning) => warning.severity));
        return (
            ORDER.find((severity) => open.has(severity)) ||
            (this.warnings.length ? "answered" : null)
        );
    }

    get icon() {
        return ICONS[this.kind];
    }

    get title() {
        return this.open.length
            ? this.open.map((warning) => warning.text).join("\n")
            : _t("All warnings were answered");
    }
}

export const warningIcon = {
    component: WarningIcon,
    supportedTypes: ["json"],
    listViewWidth: [180, 420],
    fieldDependencies: [
        {name: "state", type: "selection"},
        {name: "reason_text", type: "char"},
    ],
};

registry.category("fields").add("doc_intake_warning_icon", warningIcon);
