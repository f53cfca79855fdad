import {inputFiles} from "@web/../tests/utils";
import {registry} from "@web/core/registry";

const tours = registry.category("web_tour.tours");

/** The row of the Inbox that shows this text, and nothing of the form. */
function row(text) {
    return `.o_list_view .o_data_row:contains(${text})`;
}

tours.add("doc_intake_review", {
    url: "/odoo/intake",
    steps: () => [
        {
            content: "The Inbox says how well the document was read",
            trigger: `${row("FV/2026/11/7")} [name=proven_label]:contains(8 of 9)`,
        },
        {
            content: "Open it",
            trigger: `${row("FV/2026/11/7")} [name=invoice_number]`,
            run: "click",
        },
        {
            content: "The fields are there, proven or not",
            trigger:
                ".o_form_view [name=seller_name] input:value(Tartak Testowy Sp. z o.o.)",
        },
        {trigger: ".o_form_view .o_doc_intake_mark_proven"},
        {
            trigger:
                ".o_form_view [name=total_gross] input:value(1230,00), .o_form_view [name=total_gross] input:value(1,230.00)",
        },
        {
            content: "The page is beside them",
            trigger: ".o_attachment_preview iframe, .o-mail-Attachment iframe",
        },
        {
            content: "Correct the number",
            trigger: ".o_form_view [name=invoice_number] input",
            run: "edit FV/2026/11/8 && press Tab",
        },
        {
            content: "Accept and book",
            trigger: ".o_form_view button[name=action_book]",
            run: "click",
        },
        {
            content: "The bill is there with the corrected number",
            trigger: ".o_form_view .o_field_widget[name=ref] input:value(FV/2026/11/8)",
        },
        {trigger: ".o_form_view .o_arrow_button_current:contains(Draft)"},
        {
            content: "And shows the page as well",
            trigger: ".o_attachment_preview iframe, .o-mail-Attachment iframe",
        },
        {
            content: "Back to the document",
            trigger: ".o_form_view button[name=action_open_doc_intake_documents]",
            run: "click",
        },
        {
            content: "It is booked and cannot be edited any more",
            trigger:
                ".o_form_view.o_doc_intake_review [name=invoice_number] span:contains(FV/2026/11/8)",
        },
        {trigger: ".o_form_view .o_doc_intake_mark_typed"},
        {
            content: "Nothing is left to decide",
            trigger: ".o_doc_intake_review:not(:has(button[name=action_book]))",
        },
    ],
});

tours.add("doc_intake_bulk", {
    url: "/odoo/intake",
    steps: () => [
        {
            trigger: `${row("GOOD")} .o_list_record_selector input`,
            run: "click",
        },
        {
            trigger: `${row("BAD")} .o_list_record_selector input`,
            run: "click",
        },
        {
            content: "Accept both",
            trigger: ".o_control_panel button[name=action_book]",
            run: "click",
        },
        {
            content: "One is booked, the other one is explained",
            trigger: ".o_notification:contains(1 booked.):contains(does not add up)",
        },
        {
            content: "The list of what is to do shows it without a reload by hand",
            trigger: `.o_list_view:not(:has(.o_data_row:contains(GOOD)))`,
        },
        {trigger: `${row("BAD")} [name=state]:contains(To approve)`},
        {
            content: "Reject the other one",
            trigger: `${row("BAD")} .o_list_record_selector input:not(:checked)`,
            run: "click",
        },
        {
            trigger: ".o_control_panel button[name=action_reject]",
            run: "click",
        },
        {
            content: "Say why",
            trigger: ".modal .o_field_widget[name=note] textarea",
            run: "edit Addressed to another company",
        },
        {
            trigger: ".modal footer button[name=action_reject]",
            run: "click",
        },
        {trigger: `.o_list_view:not(:has(.o_data_row:contains(BAD)))`},
    ],
});

tours.add("doc_intake_upload", {
    url: "/odoo/intake",
    steps: () => [
        {
            content: "Choose files",
            trigger: ".o_control_panel .o_doc_intake_upload",
            async run() {
                await inputFiles(".o_control_panel .o_input_file", [
                    new File(["%PDF-1.4 uploaded"], "faktura.pdf", {
                        type: "application/pdf",
                    }),
                    new File(["MZ program"], "faktura2.pdf", {type: "application/pdf"}),
                ]);
            },
        },
        {
            content: "The refused one is named with its reason",
            trigger:
                ".o_notification:contains(faktura2.pdf):contains(are not accepted here)",
        },
        {
            content: "The other one is in",
            trigger: `.o_list_view .o_data_row [name=state]:contains(Received)`,
        },
    ],
});

tours.add("doc_intake_phone", {
    url: "/odoo/intake",
    steps: () => [
        {
            content: "A card says who wants how much, and what to look at",
            trigger:
                ".o_kanban_record:contains(Tartak Testowy):contains(1,230.00) .o_doc_intake_warning_danger:contains(The buyer)",
            run: "click",
        },
        {
            content: "The warning is answered",
            trigger:
                ".o_doc_intake_review .o_doc_intake_warning [data-answer=acknowledge]",
            run: "click",
        },
        {
            trigger: ".o_doc_intake_warning_seen:contains(Answered by)",
        },
    ],
});
