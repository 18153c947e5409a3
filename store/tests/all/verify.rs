//! `verify` finds what should not be, each kind of it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use domain::clients::ClientForm;
use domain::lists::{ListItemForm, ListKind};
use store::{Access, jobs, lists};
use testing::clients::{created, named, person, place};
use testing::{TestDb, on_each_database};

/// Two companies whose clients have something of everything.
async fn sound(db: &TestDb) -> Access {
    let nord = db.empty_company("Nord").await;
    for access in [&nord, &db.empty_company("Sud").await] {
        let tx = access.begin().await.unwrap();
        let form = ListItemForm { label: "Or".into(), ..ListItemForm::default() };
        let category = lists::add(&tx, form.parse(ListKind::Category).unwrap()).await.unwrap();
        jobs::ask(&tx, domain::imports::JOB, &"nothing", None).await.unwrap();
        tx.commit().await.unwrap();
        let here = if access.company() == nord.company() { "nord" } else { "sud" };
        for name in ["A", "B"] {
            let mut form = ClientForm {
                contacts: vec![
                    person(name, here, &format!("{name}@{here}.example")),
                    person("Bob", here, &format!("b{name}@{here}.example")),
                ],
                addresses: vec![place("1 rue A", "75011", "Paris"), place("2 rue B", "69003", "Lyon")],
                ..named(&format!("{name} {here}"))
            };
            form.fields.category = category.id.to_string();
            form.fields.tags = "VIP".into();
            created(access, &form).await;
        }
    }
    nord
}

/// The numbers of the invariants that a statement breaks.
async fn broken(db: &TestDb, sql: &str) -> Vec<u8> {
    db.corrupt(sql).await;
    let mut found: Vec<u8> =
        store::verify::run(&db.database).await.unwrap().into_iter().map(|found| found.invariant).collect();
    found.dedup();
    found
}

macro_rules! finds {
    ($($name:ident: $invariant:literal, $sql:literal;)+) => {
        on_each_database! {$(
            async fn $name(db: TestDb) {
                sound(&db).await;
                assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
                assert_eq!(broken(&db, $sql).await, [$invariant]);
            }
        )+}
    };
}

finds! {
    a_balance_without_ledger: 1, "UPDATE clients SET balance_minor = 1 WHERE name = 'A nord'";
    an_address_of_another_company: 5,
        "UPDATE addresses SET client_id = (SELECT id FROM clients WHERE name = 'A sud') \
         WHERE client_id = (SELECT id FROM clients WHERE name = 'A nord')";
    a_category_of_another_company: 5,
        "UPDATE clients SET category = (SELECT category FROM clients WHERE name = 'A sud') WHERE name = 'A nord'";
    a_parent_that_is_not_there: 5, "UPDATE clients SET parent = category WHERE name = 'A nord'";
    a_tag_of_another_company: 5,
        "UPDATE client_tags SET list_item_id = (SELECT id FROM list_items WHERE kind = 'tag' ORDER BY company_id LIMIT 1)";
    a_tag_that_is_none: 8, "UPDATE list_items SET kind = 'origin' WHERE kind = 'tag'";
    an_event_of_nobody: 5, "UPDATE activity SET client_id = company_id, record_id = company_id";
    an_event_of_another_record: 7,
        "UPDATE activity SET record_id = (SELECT id FROM clients WHERE name = 'B nord') \
         WHERE client_id = (SELECT id FROM clients WHERE name = 'A nord')";
    a_change_that_was_not_counted: 8, "UPDATE clients SET revision = 1000000 WHERE name = 'A nord'";
    a_subject_that_does_not_exist: 8, "UPDATE revisions SET subject = 'submarine' WHERE subject = 'client'";
    two_main_addresses: 6, "UPDATE addresses SET is_main = true";
    no_main_address: 6, "UPDATE addresses SET is_main = false";
    two_billing_contacts: 6, "UPDATE client_contacts SET is_billing = true";
    a_folded_name_that_is_not: 7, "UPDATE clients SET name_folded = 'x' WHERE name = 'A nord'";
    a_shown_contact_who_is_not_the_primary: 7, "UPDATE clients SET contact_name = 'x' WHERE name = 'A nord'";
    a_contact_renamed_behind_the_back: 7, "UPDATE contacts SET name_folded = 'x'";
    a_deletion_without_its_instant: 7, "UPDATE clients SET state = 'deleted' WHERE name = 'A nord'";
    a_state_that_does_not_exist: 8, "UPDATE clients SET state = 'lost' WHERE name = 'A nord'";
    a_country_that_does_not_exist: 8, "UPDATE addresses SET country = 'XX'";
    a_currency_that_does_not_exist: 8, "UPDATE clients SET currency = 'XXX'";
    a_siret_that_does_not_check: 8, "UPDATE clients SET siret = '12345678901234' WHERE name = 'A nord'";
    an_event_that_does_not_read: 8, "UPDATE activity SET event = '{\"event\": \"unheard_of\"}'";
    an_entry_of_another_list: 8, "UPDATE list_items SET kind = 'origin'";
    a_job_that_nobody_has: 7, "UPDATE jobs SET state = 'running'";
    a_job_that_ended_and_waits: 7, "UPDATE jobs SET finished_at = created_at";
    a_job_of_no_state: 8, "UPDATE jobs SET state = 'asleep'";
    a_job_of_nobody: 8, "UPDATE jobs SET asked_role = 'guest'";
    a_blank_number: 9, "UPDATE clients SET number = '' WHERE name = 'A nord'";
}
