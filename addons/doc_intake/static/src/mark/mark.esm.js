import {Component} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";
import {standardWidgetProps} from "@web/views/widgets/standard_widget_props";
import {WITNESSES} from "./witnesses.esm";

// Names of a reading that the form shows under another field
const RECORD_FIELDS = {currency: "currency_id"};

/**
 * How well a field is supported by the document: proven by two witnesses (full
 * circle), read with one (half), typed by a person (pen), not read (dashed).
 */
export class Mark extends Component {
    static template = "doc_intake.Mark";
    static props = {
        ...standardWidgetProps,
        field: {type: String},
    };

    get read() {
        const reading = this.props.record.data.reading;
        return (reading && reading.fields && reading.fields[this.props.field]) || null;
    }

    get isTyped() {
        const corrections = this.props.record.data.corrections || {};
        return (RECORD_FIELDS[this.props.field] || this.props.field) in corrections;
    }

    get kind() {
        if (this.isTyped) {
            return "typed";
        }
        if (!this.read) {
            return "missing";
        }
        return this.read.green ? "proven" : "single";
    }

    get icon() {
        return {
            typed: "fa-pencil",
            proven: "fa-check-circle",
            single: "fa-adjust",
        }[this.kind];
    }

    get title() {
        switch (this.kind) {
            case "typed":
                return _t("Entered by a person");
            case "missing":
                return _t("Not found on the document");
            case "proven":
                return _t("Proven by: %(witnesses)s (%(percent)s %)", this.evidence);
            default:
                return _t(
                    "Please look: only %(witnesses)s (%(percent)s %)",
                    this.evidence
                );
        }
    }

    get evidence() {
        return {
            witnesses:
                this.read.witnesses
                    .map((code) => (WITNESSES[code] || code).toString())
                    .join(", ") || "-",
            percent: Math.round(this.read.confidence * 100),
        };
    }
}

export const mark = {
    component: Mark,
    extractProps: ({options}) => ({field: options.field}),
    fieldDependencies: [
        {name: "reading", type: "json"},
        {name: "corrections", type: "json"},
    ],
};

registry.category("view_widgets").add("doc_intake_mark", mark);
