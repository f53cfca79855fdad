import {Component, useState} from "@odoo/owl";
import {registry} from "@web/core/registry";
import {standardFieldProps} from "@web/views/fields/standard_field_props";
import {useService} from "@web/core/utils/hooks";

const ICONS = {
    wrong_company: "fa-building-o",
    account_changed: "fa-university",
    duplicate: "fa-clone",
    same_number: "fa-clone",
    period_closed: "fa-lock",
    issue_in_future: "fa-calendar",
    issue_too_old: "fa-calendar",
    due_too_early: "fa-calendar",
};
const ICONS_OF_SEVERITY = {
    danger: "fa-exclamation-circle",
    warning: "fa-exclamation-triangle",
    info: "fa-info-circle",
};

/**
 * The warnings of a document above its fields: what happened, compared with
 * what, and one button for each answer. Answered ones stay, calm.
 */
export class WarningBanners extends Component {
    static template = "doc_intake.WarningBanners";
    static props = {...standardFieldProps};

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.state = useState({busy: false});
    }

    get warnings() {
        return this.props.record.data[this.props.name] || [];
    }

    get open() {
        return this.warnings.filter((warning) => !warning.answered);
    }

    get answered() {
        return this.warnings.filter((warning) => warning.answered);
    }

    icon(warning) {
        return (
            ICONS[warning.key.split(":", 1)[0]] || ICONS_OF_SEVERITY[warning.severity]
        );
    }

    async onAnswer(warning, answer) {
        if (this.state.busy) {
            return;
        }
        this.state.busy = true;
        try {
            const record = this.props.record;
            if (!(await record.save())) {
                return;
            }
            const action = await this.orm.call(
                record.resModel,
                "action_answer_warning",
                [[record.resId], warning.key, answer.name],
                {context: record.context}
            );
            if (action) {
                await this.action.doAction(action);
            } else {
                await record.model.load();
            }
        } finally {
            this.state.busy = false;
        }
    }
}

export const warningBanners = {
    component: WarningBanners,
    supportedTypes: ["json"],
};

registry.category("fields").add("doc_intake_warnings", warningBanners);
