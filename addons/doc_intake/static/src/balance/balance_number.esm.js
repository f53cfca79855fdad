import {_t} from "@web/core/l10n/translation";
import {Component} from "@odoo/owl";
import {formatInteger} from "@web/views/fields/formatters";
import {registry} from "@web/core/registry";
import {standardFieldProps} from "@web/views/fields/standard_field_props";
import {useService} from "@web/core/utils/hooks";

/**
 * A count that opens the rows it counts.
 */
export class BalanceNumber extends Component {
    static template = "doc_intake.BalanceNumber";
    static props = {...standardFieldProps};

    setup() {
        this.action = useService("action");
        this.orm = useService("orm");
    }

    get value() {
        return this.props.record.data[this.props.name] || 0;
    }

    get text() {
        return formatInteger(this.value);
    }

    get isCompared() {
        return !this.props.record.data.unchecked && !this.props.record.data.reason_code;
    }

    get isUnknown() {
        return this.props.name === "on_server" && !this.isCompared;
    }

    async open() {
        const {resModel, resId} = this.props.record;
        const behind = await this.orm.call(resModel, "action_open", [
            [resId],
            this.props.name,
        ]);
        return this.action.doAction(behind);
    }
}

/**
 * The difference of a month: none, or how many mails are not stored.
 */
export class BalanceDifference extends BalanceNumber {
    static template = "doc_intake.BalanceDifference";

    get text() {
        return _t("%s not stored", formatInteger(this.value));
    }
}

const common = {
    supportedTypes: ["integer"],
    fieldDependencies: [
        {name: "unchecked", type: "integer"},
        {name: "reason_code", type: "char"},
        {name: "reason_text", type: "char"},
    ],
};

registry.category("fields").add("doc_intake_balance_number", {
    component: BalanceNumber,
    ...common,
});
registry.category("fields").add("doc_intake_balance_difference", {
    component: BalanceDifference,
    ...common,
});
