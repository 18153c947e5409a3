//! Time on invoices: proposed in hours, given back with its line or its draft, and never billed twice.

use domain::billing::state::Step;
use domain::documents::{Document, DocumentForm};
use domain::ids::DocumentId;
use domain::money::Money;
use store::{companies, documents};

use super::*;

async fn bill(access: &Access, client: ClientId) -> StoreResult<Document> {
    let id = done!(access, tasks::bill, client, None)?;
    documents::get(&access.read(), id).await
}

async fn throw_away(access: &Access, id: DocumentId) {
    done!(access, documents::step, &[id], Step::Delete).unwrap();
}

/// The lines of a document: words, millionths, and what one costs in millionths.
fn lines(document: &Document) -> Vec<(String, i64, i64)> {
    let line = |line: &domain::documents::LineData| {
        let words = line.description.as_ref().map(|text| text.as_str().to_owned()).unwrap_or_default();
        (words, line.quantity.unwrap().millionths(), line.price.unwrap().millionths())
    };
    document.new.lines.iter().map(line).collect()
}

on_each_database! {
    async fn time_becomes_lines_in_hours_at_the_nearest_rate(db: TestDb) {
        let owner = owner(&db).await;
        let nord = later(&db, &owner, 0);
        let roche = client(&nord, "Roche", "80").await;
        let mut dear = form("Expertise", Some(roche));
        dear.fields.rate = "120".into();
        let (plan, dear) = (task(&nord, "Plan", Some(roche)).await.id, done!(nord, tasks::create, &dear).unwrap().id);
        let mut own = form("Interne", Some(roche));
        own.fields.billable = String::new();
        let own = done!(nord, tasks::create, &own);
        for (task, spent) in [(plan, "1:00"), (plan, "20 min"), (dear, "1,5"), (own.unwrap().id, "3")] {
            add(&nord, task, spent).await;
        }
        let invoice = bill(&nord, roche).await.unwrap();
        let expected = [("Plan".to_owned(), 1_330_000, 80_000_000), ("Expertise".to_owned(), 1_500_000, 120_000_000)];
        assert_eq!(lines(&invoice), expected);
        assert_eq!(Money::new(invoice.totals.net_minor, invoice.totals.currency).minor(), 10_640 + 18_000);
        assert_eq!(spent(&nord, plan).await, SpentTime { all: 80, to_bill: 0, billed: 80 });
        assert_eq!(refused(bill(&nord, roche).await), Refusal::NoTime, "it is billed once");
        is_sound(&db).await;
    }

    async fn what_is_done_is_billed_once_all_its_time_is_and_a_deleted_draft_gives_it_back(db: TestDb) {
        let owner = owner(&db).await;
        let nord = later(&db, &owner, 0);
        let roche = client(&nord, "Roche", "80").await;
        let plan = task(&nord, "Plan", Some(roche)).await.id;
        let entry = add(&nord, plan, "2").await;
        done!(nord, tasks::step, &[plan], TaskStep::Finish).unwrap();
        let first = bill(&nord, roche).await.unwrap();
        assert_eq!(state(&nord, plan).await, S::Billed);
        assert_eq!(refused(done!(nord, tasks::correct, entry, &time("3"))), Refusal::WrongState);
        assert_eq!(refused(done!(nord, tasks::remove, entry)), Refusal::WrongState);
        assert_eq!(refused(done!(nord, tasks::act, &[plan], Act::Delete)), Refusal::WrongState);
        throw_away(&nord, first.id).await;
        assert_eq!((state(&nord, plan).await, spent(&nord, plan).await.to_bill), (S::Done, 120));
        // Brought back, the draft has its time again.
        done!(nord, documents::step, &[first.id], Step::Restore).unwrap();
        assert_eq!((state(&nord, plan).await, spent(&nord, plan).await.billed), (S::Billed, 120));
        // Unless another one has it.
        throw_away(&nord, first.id).await;
        let second = bill(&nord, roche).await.unwrap();
        assert_eq!(refused(done!(nord, documents::step, &[first.id], Step::Restore)), Refusal::TimeGone);
        throw_away(&nord, second.id).await;
        done!(nord, documents::step, &[first.id], Step::Restore).unwrap();
        assert_eq!(spent(&nord, plan).await.billed, 120);
        is_sound(&db).await;
    }

    async fn time_whose_line_is_taken_out_is_given_back(db: TestDb) {
        let owner = owner(&db).await;
        let nord = later(&db, &owner, 0);
        let (roche, autre) = (client(&nord, "Roche", "80").await, client(&nord, "Autre", "").await);
        let (plan, visit) = (task(&nord, "Plan", Some(roche)).await.id, task(&nord, "Visite", Some(roche)).await.id);
        add(&nord, plan, "1").await;
        add(&nord, visit, "2").await;
        let draft = bill(&nord, roche).await.unwrap();
        let mut form: DocumentForm = draft.new.to_form();
        form.fields.client = autre.to_string();
        let moved = done!(nord, documents::save, draft.id, draft.version, Edit::Whole(form.clone()));
        assert_eq!(invalid(moved).at("fields.client"), Some(&FieldError::NotAChoice));
        form.fields.client = roche.to_string();
        form.lines.remove(1);
        done!(nord, documents::save, draft.id, draft.version, Edit::Whole(form)).unwrap();
        assert_eq!((spent(&nord, plan).await.billed, spent(&nord, visit).await.to_bill), (60, 120));
        assert_eq!(lines(&bill(&nord, roche).await.unwrap()), [("Visite".to_owned(), 2_000_000, 80_000_000)]);
        is_sound(&db).await;
    }

    async fn without_a_rate_nothing_is_billed(db: TestDb) {
        let owner = owner(&db).await;
        let nord = later(&db, &owner, 0);
        let roche = client(&nord, "Roche", "").await;
        let plan = task(&nord, "Plan", Some(roche)).await.id;
        add(&nord, plan, "1").await;
        assert_eq!(refused(bill(&nord, roche).await), Refusal::NoRate);
        assert_eq!(spent(&nord, plan).await.to_bill, 60);
        let tx = nord.begin().await.unwrap();
        let company = companies::get(&tx).await.unwrap();
        let mut profile = company.profile;
        profile.hourly_rate = Some(domain::field::MinorAmount(7_000));
        companies::save_profile(&tx, company.version, profile).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(lines(&bill(&nord, roche).await.unwrap()), [("Plan".to_owned(), 1_000_000, 70_000_000)]);
    }

    async fn two_who_bill_at_once_bill_once(db: TestDb) {
        let owner = owner(&db).await;
        let nord = later(&db, &owner, 0);
        let roche = client(&nord, "Roche", "80").await;
        let plan = task(&nord, "Plan", Some(roche)).await.id;
        for _ in 0..4 {
            add(&nord, plan, "1").await;
        }
        let once = async || done!(nord, tasks::bill, roche, None);
        let (one, two) = tokio::join!(once(), once());
        let billed = [&one, &two].into_iter().filter(|answer| answer.is_ok()).count();
        assert_eq!(billed, 1, "{one:?} {two:?}");
        assert_eq!(spent(&nord, plan).await.billed, 240);
        is_sound(&db).await;
    }
}
