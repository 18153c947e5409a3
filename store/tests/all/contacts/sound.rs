//! `verify` finds what must not be of contacts.

use testing::TestDb;

use super::*;

/// Two companies, each with a contact of two clients, another one there, and one of none.
async fn sound(db: &TestDb) {
    for here in ["nord", "sud"] {
        let access = db.empty_company(here).await;
        let mut form = with("Roche", &[("Ana", "ana@x.example"), ("Bob", "bob@x.example")]);
        form.contacts[0].source = entry(&access, ListKind::ContactSource, "Salon").await.to_string();
        let roche = created(&access, &form).await;
        created(&access, &ClientForm { contacts: vec![back(&roche).contacts[0].clone()], ..named("Second") }).await;
        create(&access, &called("Seule", "")).await.unwrap();
    }
    is_sound(db).await;
}

macro_rules! finds {
    ($($name:ident: $invariant:literal, $sql:literal;)+) => {
        on_each_database! {$(
            async fn $name(db: TestDb) {
                sound(&db).await;
                db.corrupt($sql).await;
                let mut found: Vec<u8> =
                    store::verify::run(&db.database).await.unwrap().into_iter().map(|found| found.invariant).collect();
                found.dedup();
                assert_eq!(found, [$invariant]);
            }
        )+}
    };
}

finds! {
    a_source_of_another_company: 5,
        "UPDATE contacts SET source = (SELECT id FROM list_items WHERE kind = 'contact_source' ORDER BY company_id LIMIT 1) \
         WHERE source IS NOT NULL";
    an_event_of_no_contact: 5, "UPDATE activity SET record_id = company_id WHERE subject = 'contact'";
    two_primary_contacts: 6, "UPDATE client_contacts SET is_primary = true WHERE is_primary = false";
    a_source_of_another_list: 8, "UPDATE list_items SET kind = 'origin' WHERE kind = 'contact_source'";
    an_email_held_by_nobody: 7, "UPDATE contacts SET email_folded = NULL WHERE first_name = 'Bob'";
    a_name_folded_otherwise: 7, "UPDATE contacts SET name_folded = 'x' WHERE first_name = 'Bob'";
    a_state_that_does_not_exist: 8, "UPDATE contacts SET state = 'archived' WHERE last_name = 'Seule'";
    a_number_that_is_none: 8, "UPDATE contacts SET mobile = '12' WHERE last_name = 'Seule'";
    custom_values_that_do_not_read: 8, "UPDATE contacts SET custom = '[1]' WHERE last_name = 'Seule'";
    a_version_below_one: 8, "UPDATE contacts SET version = 0";
    a_change_that_was_not_counted: 8, "UPDATE contacts SET revision = 1000000";
    an_event_of_a_client: 8, "UPDATE activity SET event = '{\"event\": \"client_created\"}' WHERE subject = 'contact'";
}
