import {Component, onWillStart, useState} from "@odoo/owl";
import {CopyButton} from "@web/core/copy_button/copy_button";
import {Dropdown} from "@web/core/dropdown/dropdown";
import {_t} from "@web/core/l10n/translation";
import {useService} from "@web/core/utils/hooks";
import {user} from "@web/core/user";

/** Says above the Inbox where invoices are sent to, or how to get an address. */
export class InboxAddress extends Component {
    static template = "doc_intake.InboxAddress";
    static components = {CopyButton, Dropdown};
    static props = {context: {type: Object, optional: true}};

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.state = useState({buffers: [], can_set_up: false, ask: []});
        this.copyText = _t("Copy");
        this.copiedText = _t("Copied");
        onWillStart(() => this.load());
    }

    async load() {
        Object.assign(
            this.state,
            await this.orm.call("doc.intake.buffer", "get_inbox_addresses", [], {
                context: {...user.context, ...this.props.context},
            })
        );
    }

    get addressed() {
        return this.state.buffers.filter((buffer) => buffer.address);
    }

    get unaddressed() {
        return this.state.buffers.filter((buffer) => !buffer.address);
    }

    get askText() {
        return this.state.ask.length
            ? _t("No address to send invoices to yet. %(names)s can set one up.", {
                  names: this.state.ask.join(", "),
              })
            : _t("No address to send invoices to yet. Ask your administrator for one.");
    }

    async onSetUp(bufferId) {
        const action = await this.orm.call(
            "doc.intake.buffer",
            "action_set_up_address",
            [bufferId ? [bufferId] : []]
        );
        this.action.doAction(action, {onClose: () => this.load()});
    }
}
