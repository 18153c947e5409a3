//! `verify` finds what must not be of documents.

use super::*;

/// Two companies, each with something of everything.
async fn sound(db: &TestDb) {
    for here in ["nord", "sud"] {
        let access = db.empty_company(here).await;
        let roche = client(&access, &format!("Roche {here}")).await;
        client(&access, &format!("Autre {here}")).await;
        let of_product = LineForm { product: product(&access, "Vis").await.to_string(), ..line("Vis", "2", "10") };
        let quote = issued(&access, K::Quote, roche, &[of_product, line("Pose", "1", "100")]).await;
        let invoice = make(&access, &[&quote], K::Invoice).await.unwrap();
        issue(&access, invoice.id).await.unwrap();
        issued(&access, K::Invoice, roche, &[line("A", "1", "5")]).await;
        let mut draft = form(roche, &[line("Brouillon", "1", "7")]);
        draft.fields.discount = "10 %".into();
        draft.fields.title = "Brouillon".into();
        create(&access, K::Order, draft).await.unwrap();
    }
    is_sound(db).await;
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
    a_line_that_was_changed: [2], "UPDATE document_lines SET description = 'x' WHERE description = 'Pose'";
    a_line_that_was_taken_out: [2], "DELETE FROM document_lines WHERE description = 'A'";
    a_line_that_comes_to_something_else: [2], "UPDATE document_lines SET net_minor = net_minor + 1 WHERE description = 'Brouillon'";
    a_title_that_was_changed: [2], "UPDATE documents SET title = 'x' WHERE kind = 'quote'";
    a_day_that_was_changed: [2], "UPDATE documents SET last_on = NULL WHERE kind = 'quote'";
    an_amount_that_is_not_its_totals: [7], "UPDATE documents SET net_minor = net_minor + 1 WHERE kind = 'quote'";
    a_hash_that_was_changed: [2], "UPDATE documents SET hash = previous_hash WHERE counter = 1 AND kind = 'invoice'";
    a_link_that_was_cut: [2], "UPDATE documents SET previous_hash = NULL WHERE chain_position = 2";
    a_place_in_the_chain_that_was_skipped: [2], "UPDATE documents SET chain_position = 4 WHERE chain_position = 3";
    an_end_of_the_chain_that_was_cut_off: [2, 3], "UPDATE documents SET chain_position = NULL, hash = NULL, content = NULL, \
         number = NULL, number_folded = NULL, series = NULL, counter = NULL, issued_on = NULL, state = 'draft' WHERE kind = 'quote'; \
         DELETE FROM document_chains";
    a_number_that_was_changed: [2, 7], "UPDATE documents SET number = 'F-7' WHERE counter = 2";
    a_counter_that_was_skipped: [2, 3], "UPDATE documents SET counter = 3 WHERE counter = 2";
    a_series_that_says_another_end: [3], "UPDATE document_series SET last_counter = 9 WHERE series = 'invoice'";
    a_series_that_is_not_kept: [3], "DELETE FROM document_series WHERE series = 'quote'";
    a_beginning_that_was_changed: [3], "UPDATE document_series SET first_counter = 9, first_on = '2026-01-01' WHERE series = 'invoice'";
    a_pattern_that_does_not_read: [8], "UPDATE document_series SET pattern = 'F-' WHERE series = 'invoice'";
    a_counter_that_begins_again_without_a_year: [8], "UPDATE document_series SET pattern = 'F{0}' WHERE series = 'invoice'";
    former_patterns_that_do_not_read: [8], "UPDATE document_series SET former = '{}' WHERE series = 'invoice'";
    a_draft_with_a_number: [2, 7], "UPDATE documents SET number = 'D-9' WHERE state = 'draft'";
    a_state_that_is_no_documents: [8], "UPDATE documents SET state = 'lost' WHERE state = 'draft'";
    a_state_of_another_kind: [8], "UPDATE documents SET state = 'refused' WHERE kind = 'invoice' AND counter = 2";
    a_discount_that_does_not_read: [8], "UPDATE documents SET discount = 'half' WHERE discount IS NOT NULL";
    a_version_below_one: [8], "UPDATE documents SET version = 0";
    a_change_that_was_not_counted: [8], "UPDATE documents SET revision = 1000000 WHERE kind = 'quote'";
    a_product_of_another_company: [2, 5], "UPDATE document_lines SET product = \
         (SELECT id FROM products ORDER BY company_id LIMIT 1) WHERE product IS NOT NULL AND document_id IN \
         (SELECT id FROM documents WHERE company_id <> (SELECT company_id FROM products ORDER BY company_id LIMIT 1))";
    an_origin_that_is_not_there: [5], "UPDATE document_origins SET origin_id = company_id";
    an_origin_of_another_client: [7], "UPDATE documents SET client_id = (SELECT c.id FROM clients c \
         WHERE c.company_id = documents.company_id AND c.name LIKE 'Autre%') WHERE state = 'draft'; \
         INSERT INTO document_origins (company_id, document_id, origin_id) SELECT d.company_id, d.id, q.id \
         FROM documents d JOIN documents q ON q.company_id = d.company_id AND q.kind = 'quote' WHERE d.state = 'draft'";
    an_event_that_does_not_read: [8], "UPDATE activity SET event = '{\"event\": \"unheard_of\"}' WHERE subject = 'quote'";
    an_event_of_no_document: [5], "UPDATE activity SET record_id = company_id WHERE subject = 'quote'";
}
