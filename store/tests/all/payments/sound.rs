//! `verify` finds what must not be of what is paid and owed.

use store::credits;
use testing::{TestDb, on_each_database};

use super::*;

/// Two companies, in each of which something of everything has happened.
async fn sound(db: &TestDb) {
    for here in ["nord", "sud"] {
        let access = db.empty_company(here).await;
        let payer = client(&access, &format!("Payeur {here}")).await;
        client(&access, &format!("Autre {here}")).await;
        let (one, two) = (invoice(&access, payer, "100").await, invoice(&access, payer, "80").await);
        draft(&access, payer, "10").await;
        let mut new = paying(payer, 5_000, &[(&one, 1_000), (&two, 2_000)]);
        new.data.method = Some(method(&access, "Virement").await);
        let made = done!(access, payments::enter, new, None).unwrap();
        done!(access, payments::release, made.id, two.id).unwrap();
        done!(access, payments::refund, made.id, eur(500)).unwrap();
        let gone = paid(&access, payer, 700, &[(&one, 300)]).await;
        done!(access, payments::reverse, gone.id).unwrap();
        done!(access, payments::write_off, one.id, Some(eur(250)), None).unwrap();
        let note = credit_note(&access, two.id).await;
        done!(access, payments::apply_credit_note, note.id, &[]).unwrap();
        let credit = done!(access, credits::give, super::credits::giving(payer, 900, &[(&one, 400)]), None).unwrap();
        done!(access, credits::apply, credit.id, &[part(&one, 100)]).unwrap();
        let mut out = super::credit_refunds::paying_out(150);
        out.method = Some(method(&access, "Chèque").await);
        let paid_out = done!(access, credits::give, super::credits::giving(payer, 400, &[]), None).unwrap();
        done!(access, credits::refund, paid_out.id, &out, None).unwrap();
        let back = done!(access, credits::give, super::credits::giving(payer, 300, &[]), None).unwrap();
        done!(access, credits::take_back, back.id).unwrap();
    }
    assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
}

macro_rules! finds {
    ($($name:ident: $invariants:tt, $sql:literal;)+) => {
        on_each_database! {$(
            async fn $name(db: TestDb) {
                sound(&db).await;
                db.corrupt($sql).await;
                let mut found: Vec<u8> =
                    store::verify::run(&db.database).await.unwrap().into_iter().map(|found| found.invariant).collect();
                found.sort_unstable();
                found.dedup();
                assert_eq!(found, $invariants);
            }
        )+}
    };
}

finds! {
    a_balance_that_does_not_follow: [1], "UPDATE ledger_entries SET balance_minor = balance_minor + 1 WHERE sequence = 2";
    an_adjustment_that_was_changed: [1], "UPDATE ledger_entries SET adjustment_minor = adjustment_minor + 1 WHERE sequence = 1";
    an_entry_that_was_taken_out: [1], "DELETE FROM ledger_entries WHERE sequence = 3";
    a_last_entry_that_was_taken_out: [1], "DELETE FROM ledger_entries WHERE kind = 'credit_note'";
    a_ledger_in_another_currency: [1], "UPDATE ledger_entries SET currency = 'CAD'";
    a_balance_that_is_not_the_ledgers: [1], "UPDATE clients SET balance_minor = balance_minor + 1 WHERE name = 'Payeur nord'";
    a_balance_without_a_ledger: [1], "UPDATE clients SET balance_minor = 1 WHERE name = 'Autre nord'";
    a_sum_paid_that_is_not_the_ledgers: [1], "UPDATE clients SET paid_minor = paid_minor + 1 WHERE name = 'Payeur sud'";
    an_entry_about_nothing: [1], "UPDATE ledger_entries SET source_id = client_id WHERE kind = 'write_off'";
    an_entry_of_no_kind: [8], "UPDATE ledger_entries SET kind = 'gift' WHERE sequence = 1";
    an_entry_of_no_client: [1, 5], "UPDATE ledger_entries SET client_id = company_id WHERE kind = 'invoice'";
    an_allocation_that_was_changed: [4], "UPDATE allocations SET amount_minor = amount_minor + 1 WHERE source = 'write_off'";
    an_allocation_that_was_taken_out: [4], "DELETE FROM allocations WHERE source = 'credit_note'";
    an_allocation_of_nothing: [4], "UPDATE allocations SET source_id = invoice_id WHERE source = 'payment'";
    an_allocation_to_no_invoice: [4, 5], "UPDATE allocations SET invoice_id = client_id WHERE source = 'write_off'";
    an_allocation_of_another_client: [4], "UPDATE allocations SET client_id = (SELECT id FROM clients c \
         WHERE c.company_id = allocations.company_id AND c.name LIKE 'Autre%') WHERE source = 'write_off'";
    an_allocation_of_no_source: [4, 8], "UPDATE allocations SET source = 'gift' WHERE source = 'write_off'";
    an_invoice_that_says_it_is_paid: [4], "UPDATE documents SET allocated_minor = due_minor WHERE kind = 'invoice' AND state = 'issued'";
    an_invoice_that_says_it_is_credited: [4], "UPDATE documents SET credited_minor = credited_minor + 1 WHERE kind = 'invoice' AND state = 'issued'";
    an_invoice_that_says_it_was_given_up: [4], "UPDATE documents SET written_off_minor = 0 WHERE written_off_minor > 0";
    a_draft_that_says_it_is_paid: [4], "UPDATE documents SET allocated_minor = 1 WHERE state = 'draft'";
    a_credit_note_that_says_it_is_unused: [4], "UPDATE documents SET allocated_minor = 0 WHERE kind = 'credit_note'";
    a_payment_that_says_it_is_unused: [4], "UPDATE payments SET allocated_minor = 0";
    a_payment_of_another_amount: [1], "UPDATE payments SET amount_minor = amount_minor + 1 WHERE state <> 'deleted'";
    a_payment_used_for_more_than_it_is: [1, 4], "UPDATE payments SET amount_minor = 1 WHERE state <> 'deleted'";
    a_payment_deleted_behind_the_back: [1, 4], "UPDATE payments SET state = 'deleted'";
    a_payment_of_no_state: [8], "UPDATE payments SET state = 'lost' WHERE state <> 'deleted'";
    a_payment_in_no_currency: [8], "UPDATE payments SET currency = 'XXX'";
    a_payment_by_what_is_no_means: [8], "UPDATE list_items SET kind = 'origin' WHERE kind = 'payment_method'";
    a_payment_by_another_companys_means: [5], "UPDATE payments SET method = \
         (SELECT id FROM list_items WHERE kind = 'payment_method' ORDER BY company_id LIMIT 1) WHERE method IS NOT NULL";
    a_credit_of_another_amount: [1], "UPDATE credits SET amount_minor = amount_minor + 1 WHERE state <> 'deleted'";
    a_credit_that_says_it_is_unused: [4, 7], "UPDATE credits SET allocated_minor = 0";
    a_credit_in_a_state_that_does_not_follow: [7], "UPDATE credits SET state = 'used_up' WHERE state <> 'deleted'";
    a_credit_taken_back_behind_the_back: [1, 4], "UPDATE credits SET state = 'deleted'";
    an_event_of_a_credit_of_another_client: [7], "UPDATE activity SET client_id = (SELECT id FROM clients WHERE name = 'Autre nord') \
         WHERE subject = 'credit' AND company_id = (SELECT company_id FROM clients WHERE name = 'Autre nord')";
    a_credit_of_no_state: [8], "UPDATE credits SET state = 'lost' WHERE state <> 'deleted'";
    a_refund_of_a_credit_of_another_amount: [1], "UPDATE credit_refunds SET amount_minor = amount_minor + 1";
    a_refund_of_a_credit_that_was_taken_out: [1], "DELETE FROM credit_refunds";
    a_refund_of_no_credit: [1, 5], "UPDATE credit_refunds SET credit_id = client_id";
    a_credit_that_says_nothing_was_given_back: [1, 7], "UPDATE credits SET refunded_minor = 0";
    a_write_off_of_another_amount: [1, 4], "UPDATE write_offs SET amount_minor = amount_minor + 1";
    a_change_that_was_not_counted: [8], "UPDATE payments SET revision = 1000000";
    an_event_that_does_not_read: [8], "UPDATE activity SET event = '{\"event\": \"unheard_of\"}' WHERE subject = 'payment'";
    an_event_of_another_client: [7], "UPDATE activity SET client_id = (SELECT id FROM clients WHERE name = 'Autre nord') \
         WHERE subject = 'payment' AND company_id = (SELECT company_id FROM clients WHERE name = 'Autre nord')";
}
