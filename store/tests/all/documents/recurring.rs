//! Templates: what they make on their days, once, whoever looks and whatever fails; set to work, put to rest, ended.

use domain::billing::kind::DocumentKind;
use domain::documents::listing::recurring::{self as of_list, RECURRING};
use domain::documents::repeat::JOB;
use domain::documents::{DocumentRow, Trouble};
use domain::listing::ListRow;
use domain::state::Act;
use store::documents::recurring;
use store::{jobs, listing};

use super::*;

/// A template, every month from a day on.
fn monthly(client: ClientId, from: &str) -> DocumentForm {
    let mut typed = form(client, &[line("Hébergement {mois} {année}", "1", "80")]);
    typed.fields.title = "Abonnement {mois} {année}".into();
    typed.fields.repeat_every = "1".into();
    typed.fields.repeat_unit = "months".into();
    typed.fields.repeat_from = from.into();
    typed
}

/// A template that was set to work.
async fn working(access: &Access, form: DocumentForm) -> Document {
    let made = create(access, K::Recurring, form).await.unwrap();
    step(access, &made, Step::Start).await.unwrap()
}

/// Has a worker look so many days later, as often as it finds something to do. Answers how many jobs there were.
async fn looked(db: &TestDb, days: i64) -> u32 {
    let at = testing::people::noon() + chrono::Duration::days(days);
    recurring::ask_due(&db.database, at).await.unwrap();
    recurring::ask_due(&db.database, at).await.unwrap();
    let mut jobs = 0;
    while let Some(claim) = jobs::claim(&db.database, &[JOB], &[], at).await.unwrap() {
        recurring::carry_out(&claim).await.unwrap();
        claim.done(at).await.unwrap();
        jobs += 1;
    }
    jobs
}

/// The invoices of a client, the oldest first.
async fn invoices(access: &Access, client: ClientId) -> Vec<DocumentRow> {
    let mut rows = documents::of_client(&access.read(), client, &[Subject::Invoice], 100).await.unwrap();
    rows.sort_by_key(|row| row.id);
    rows
}

async fn titles(access: &Access, client: ClientId) -> Vec<String> {
    invoices(access, client).await.into_iter().map(|row| row.title.unwrap_or_default()).collect()
}

/// The one template in the list.
async fn listed(access: &Access) -> ListRow {
    let query = RECURRING.read_string("state=all");
    listing::page(access, Subject::Recurring, &query).await.unwrap().rows.remove(0)
}

on_each_database! {
    async fn what_was_missed_is_made_up_for_once(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let template = working(&nord, monthly(roche, "2026-11-30")).await;
        assert_eq!((looked(&db, 11).await, invoices(&nord, roche).await.len()), (0, 0), "it is the 29th");
        // Nobody was there until the 26th of February.
        let then = later(&db, &nord, 100);
        assert_eq!(looked(&db, 100).await, 1);
        let made = invoices(&then, roche).await;
        let said: Vec<_> = made.iter().map(|row| (row.title.as_deref().unwrap(), row.number.as_deref().unwrap())).collect();
        assert_eq!(said, [
            ("Abonnement novembre 2026", "F-2027-0001"),
            ("Abonnement décembre 2026", "F-2027-0002"),
            ("Abonnement janvier 2027", "F-2027-0003"),
        ]);
        assert!(made.iter().all(|row| row.balance_minor == 9_600));
        assert_eq!((looked(&db, 100).await, invoices(&then, roche).await.len()), (0, 3), "made, and not again");
        assert_eq!((looked(&db, 102).await, invoices(&then, roche).await.len()), (1, 4), "the 28th of February");

        let after = read(&nord, &template).await;
        assert_eq!((after.state, after.made.len()), (S::Active, 4));
        let first = read(&nord, &Document { id: made[0].id, ..template.clone() }).await;
        assert_eq!((first.kind, first.origins[0].id), (K::Invoice, template.id), "linked both ways");
        assert_eq!(first.new.lines[0].description.as_ref().unwrap().as_str(), "Hébergement novembre 2026");
        assert_eq!(told(&nord, &template).await.iter().filter(|event| matches!(event, E::Became { .. })).count(), 4);
        let row = listed(&later(&db, &nord, 102)).await;
        assert_eq!((row.day(of_list::NEXT), row.text(of_list::LAST)), (NaiveDate::from_ymd_opt(2027, 3, 30), "F-2027-0004"));
        assert_eq!((row.number(of_list::MADE), row.text(of_list::RHYTHM)), (Some(4), "1 months"));
        is_sound(&db).await;
    }

    async fn two_who_make_the_same_make_it_once(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let template = working(&nord, monthly(roche, "2026-11-18")).await;
        // A process that dies in the middle leaves nothing.
        let tx = nord.begin().await.unwrap();
        assert!(recurring::run(&tx, template.id).await.unwrap().is_some());
        tx.roll_back().await.unwrap();
        assert!(invoices(&nord, roche).await.is_empty());
        let one = || async {
            let tx = nord.begin().await.unwrap();
            let made = recurring::run(&tx, template.id).await.unwrap();
            tx.commit().await.unwrap();
            made.is_some()
        };
        let (first, second, third) = tokio::join!(one(), one(), one());
        assert_eq!([first, second, third].into_iter().filter(|made| *made).count(), 1);
        assert_eq!(invoices(&nord, roche).await.len(), 1);
        assert_eq!(looked(&db, 0).await, 0);
        is_sound(&db).await;
    }

    async fn a_rest_leaves_out_what_falls_into_it(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let template = working(&nord, monthly(roche, "2026-11-20")).await;
        looked(&db, 2).await;
        step(&later(&db, &nord, 5), &template, Step::Pause).await.unwrap();
        assert_eq!((looked(&db, 40).await, invoices(&nord, roche).await.len()), (0, 1));
        assert_eq!(listed(&nord).await.day(of_list::NEXT), None);
        step(&later(&db, &nord, 40), &template, Step::Start).await.unwrap();
        looked(&db, 70).await;
        assert_eq!(titles(&nord, roche).await, ["Abonnement novembre 2026", "Abonnement janvier 2027"]);
        // Another rhythm makes no day again.
        let now = later(&db, &nord, 70);
        let mut typed = read(&now, &template).await.new.to_form();
        typed.fields.repeat_unit = "weeks".into();
        let before = read(&now, &template).await;
        save(&now, &before, typed).await.unwrap();
        assert_eq!(listed(&now).await.day(of_list::NEXT), NaiveDate::from_ymd_opt(2027, 1, 22));
        step(&now, &template, Step::End).await.unwrap();
        assert_eq!(looked(&db, 400).await, 0);
        assert_eq!(refused(step(&now, &template, Step::Start).await), Refusal::WrongState);
        is_sound(&db).await;
    }

    async fn it_ends_by_a_count_and_by_a_day(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let (roche, dupont) = (client(&nord, "Roche").await, client(&nord, "Dupont").await);
        let mut twice = monthly(roche, "2026-11-18");
        twice.fields.repeat_times = "2".into();
        twice.fields.repeat_leaves = "draft".into();
        let mut until = monthly(dupont, "2026-11-18");
        until.fields.repeat_until = "2027-01-18".into();
        let (twice, until) = (working(&nord, twice).await, working(&nord, until).await);
        looked(&db, 400).await;
        assert_eq!((state(&nord, &twice).await, state(&nord, &until).await), (S::Ended, S::Ended));
        let drafts = invoices(&nord, roche).await;
        assert_eq!((drafts.len(), invoices(&nord, dupont).await.len()), (2, 3));
        assert!(drafts.iter().all(|row| row.number.is_none()));
        assert_eq!(told(&nord, &twice).await.last(), Some(&E::Stepped { step: Step::End }));
        // What it left as a draft and somebody throws away stays away.
        let first = Document { id: drafts[0].id, ..twice.clone() };
        step(&nord, &first, Step::Delete).await.unwrap();
        assert_eq!((looked(&db, 500).await, invoices(&nord, roche).await.len()), (0, 1));
        // Its number is told in the list once it has one.
        let last = later(&db, &nord, 500);
        issue(&last, drafts[1].id).await.unwrap();
        let rows = listing::page(&last, Subject::Recurring, &RECURRING.read_string("q=roche")).await.unwrap().rows;
        assert_eq!(rows[0].text(of_list::LAST), "F-2028-0001");
        is_sound(&db).await;
    }

    async fn what_cannot_be_made_is_told_and_tried_again(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let (roche, dupont) = (client(&nord, "Roche").await, client(&nord, "Dupont").await);
        let template = working(&nord, monthly(roche, "2026-11-20")).await;
        working(&nord, monthly(dupont, "2026-11-20")).await;
        done!(nord, clients::act, &[roche], Act::Archive).unwrap();
        looked(&db, 2).await;
        assert_eq!((invoices(&nord, roche).await.len(), invoices(&nord, dupont).await.len()), (0, 1), "the other one is made");
        let then = later(&db, &nord, 2);
        let running = recurring::running(&then.read(), &read(&then, &template).await).await.unwrap();
        let gone = FieldErrors::one("fields.client", FieldError::Unknown);
        assert_eq!(running.trouble, Some((day(11, 20), Trouble::Invalid(gone))));
        let rows = listing::page(&then, Subject::Recurring, &RECURRING.read_string("q=roche")).await.unwrap().rows;
        assert_eq!(rows[0].text(of_list::TROUBLE), of_list::FAILED);
        assert!(recurring::next_runs(&then.read(), 5).await.unwrap()[0].is_troubled);
        assert_eq!(looked(&db, 2).await, 0, "not at once");
        assert_eq!(looked(&db, 3).await, 1);
        let failed = E::RunFailed { on: day(11, 20) };
        assert_eq!(told(&nord, &template).await.iter().filter(|event| **event == failed).count(), 1, "told once");
        done!(nord, clients::act, &[roche], Act::Restore).unwrap();
        looked(&db, 34).await;
        assert_eq!(titles(&nord, roche).await, ["Abonnement novembre 2026", "Abonnement décembre 2026"]);
        assert_eq!(recurring::running(&then.read(), &read(&then, &template).await).await.unwrap().trouble, None);
        is_sound(&db).await;
    }

    async fn what_a_template_has_made_is_what_is_counted(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        working(&nord, monthly(roche, "2026-11-18")).await;
        looked(&db, 0).await;
        is_sound(&db).await;
        for sql in [
            "UPDATE recurrences SET made = 7",
            "UPDATE recurrences SET made = 1, next_on = since",
            "DELETE FROM recurrences",
        ] {
            db.corrupt(sql).await;
            let found = store::verify::run(&db.database).await.unwrap();
            assert_eq!(found.iter().map(|found| found.invariant).collect::<Vec<_>>(), [7], "{sql}: {found:?}");
        }
    }

    async fn a_template_is_made_of_an_invoice_and_begins_a_month_later(db: TestDb) {
        let (nord, sud) = (db.empty_company("Nord").await, db.empty_company("Sud").await);
        let roche = client(&nord, "Roche").await;
        let invoice = issued(&nord, K::Invoice, roche, &[line("Loyer {mois}", "1", "500")]).await;
        let template = done!(nord, recurring::of_document, invoice.id).unwrap();
        assert_eq!((template.kind, template.state), (DocumentKind::Recurring, S::Draft));
        assert_eq!(template.new.data.repeat_from, Some(day(12, 18)));
        assert_eq!(told(&nord, &template).await, [E::Duplicated { of: invoice.id }]);
        assert_eq!(looked(&db, 40).await, 0, "a draft makes nothing");
        // By hand, an invoice more: it is none of its days.
        step(&nord, &template, Step::Start).await.unwrap();
        let by_hand = make(&nord, &[&template], K::Invoice).await.unwrap();
        assert_eq!(by_hand.new.lines[0].description.as_ref().unwrap().as_str(), "Loyer novembre");
        assert_eq!((by_hand.new.data.repeat_every, by_hand.origins[0].id), (None, template.id));
        looked(&db, 30).await;
        assert_eq!(invoices(&nord, roche).await.len(), 3);
        let quote = issued(&nord, K::Quote, roche, &[line("A", "1", "1")]).await;
        assert_eq!(refused(done!(nord, recurring::of_document, quote.id)), Refusal::WrongState);
        not_found(done!(sud, recurring::of_document, invoice.id));
        not_found(done!(sud, recurring::run, template.id));
        let words = LineForm { kind: "text".into(), description: "Merci".into(), ..LineForm::default() };
        let mut empty = monthly(roche, "2026-11-18");
        empty.lines = vec![words];
        let empty = create(&nord, K::Recurring, empty).await.unwrap();
        assert_eq!(refused(step(&nord, &empty, Step::Start).await), Refusal::NothingInIt);
        is_sound(&db).await;
    }
}
