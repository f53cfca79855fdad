import {browser} from "@web/core/browser/browser";
import {registry} from "@web/core/registry";

const tours = registry.category("web_tour.tours");

/** Remember what is copied: a page without focus may not touch the real clipboard. */
function rememberCopies() {
    window.docIntakeCopied = [];
    browser.navigator.clipboard.writeText = async (text) => {
        window.docIntakeCopied.push(text);
    };
}

function expectCopied(text) {
    if (!window.docIntakeCopied.includes(text)) {
        throw new Error(`${text} was not copied, but ${window.docIntakeCopied}`);
    }
}

tours.add("doc_intake_copy_address", {
    url: "/odoo/intake",
    steps: () => [
        {
            content: "The Inbox says where to send invoices to",
            trigger:
                ".o_doc_intake_address:contains(Send invoices to this address) .o_doc_intake_address_text:contains(invoices+purchases@intake.test)",
            run: rememberCopies,
        },
        {
            content: "Copy it",
            trigger: ".o_doc_intake_address .o_clipboard_button",
            run: "click",
        },
        {
            content: "It was copied",
            trigger: ".o_popover:contains(Copied)",
            run: () => expectCopied("invoices+purchases@intake.test"),
        },
        {
            content: "Nothing to set up for somebody who may not",
            trigger: ".o_doc_intake_address:not(:has(button.o_doc_intake_more))",
        },
        {
            content: "It is in the user's preferences as well",
            trigger: ".o_user_menu button",
            run: "click",
        },
        {
            trigger: ".o-dropdown--menu [data-menu=preferences]",
            run: "click",
        },
        {
            trigger: ".o_form_view a[name=doc_intake]",
            run: "click",
        },
        {
            trigger:
                ".o_form_view [name=doc_intake_buffer_ids] .o_data_row:contains(Purchases):contains(invoices+purchases@intake.test)",
        },
        {
            trigger:
                ".o_form_view [name=doc_intake_buffer_ids] .o_data_row .o_clipboard_button",
        },
    ],
});

tours.add("doc_intake_set_up_address", {
    url: "/odoo/intake",
    steps: () => [
        {
            trigger: ".o_doc_intake_address button.o_doc_intake_set_up",
            run: "click",
        },
        {
            content: "The mailbox's own address is asked for, where it is not known",
            trigger: ".modal .o_field_widget[name=account] input",
            run: "edit faktury@firma.test",
        },
        {
            trigger:
                ".modal .o_field_widget[name=kind] .o_radio_item:contains(Own text) input",
            run: "click",
        },
        {
            trigger: ".modal .o_field_widget[name=text] input",
            run: "edit Zielony Las && press Tab",
        },
        {
            content: "It is brought into the form that addresses have",
            trigger: ".modal .o_field_widget[name=text] input:value(zielony-las)",
        },
        {
            trigger:
                ".modal .o_doc_intake_new_address:contains(faktury+zielony-las.):contains(@firma.test)",
        },
        {
            trigger: ".modal footer button[name=action_apply]",
            run: "click",
        },
        {
            content: "The Inbox shows it at once",
            trigger:
                "body:not(:has(.modal)) .o_doc_intake_address_text:contains(faktury+zielony-las.)",
        },
    ],
});

tours.add("doc_intake_change_address", {
    steps: () => [
        {
            trigger:
                ".o_form_view [name=address]:contains(invoices+purchases@intake.test) .o_clipboard_button",
            run: rememberCopies,
        },
        {
            trigger: ".o_form_view [name=address] .o_clipboard_button",
            run: "click",
        },
        {
            trigger: ".o_popover:contains(Copied)",
            run: () => expectCopied("invoices+purchases@intake.test"),
        },
        {
            trigger: ".o_form_view button.o_doc_intake_change_address",
            run: "click",
        },
        {
            content: "What becomes of the old one is said",
            trigger:
                ".modal .alert:contains(invoices+purchases@intake.test):contains(keeps coming in)",
        },
        {
            trigger:
                ".modal .o_doc_intake_new_address:contains(invoices+pl9990713429.)",
        },
        {
            trigger: ".modal footer button[name=action_apply]",
            run: "click",
        },
        {
            trigger:
                "body:not(:has(.modal)) .o_form_view [name=address]:contains(invoices+pl9990713429.)",
        },
        {
            content: "The earlier one is listed",
            trigger:
                ".o_form_view [name=earlier_address_ids] .o_data_row:contains(invoices+purchases@intake.test)",
        },
    ],
});

tours.add("doc_intake_ask_for_address", {
    url: "/odoo/intake",
    steps: () => [
        {
            trigger:
                ".o_doc_intake_address:contains(No address to send invoices to yet):not(:has(button))",
        },
    ],
});
