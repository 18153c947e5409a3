//! Credits: given, used, taken off again and taken back; in their list, in files, and in what a client's account comes to.

use domain::documents::credit::{CreditData, CreditState};
use domain::documents::event::CreditEvent;
use domain::documents::listing::credits::{AMOUNT, CLIENT, CREDITS, INVOICES, LEFT, PUBLIC_NOTES, SOURCE, STATE};
use domain::documents::{Credit, NewCredit, Settler};
use domain::error::FieldError;
use domain::format::Language;
use domain::ids::CreditId;
use domain::text::{LongText, Text};
use store::credits::{self, Credits};
use store::exports::{Export, Selection};
use store::listing;
use testing::clients::{back, saved};
use testing::on_each_database;

use super::*;

pub(super) fn giving(client: ClientId, minor: i64, parts: &[(&Document, i64)]) -> NewCredit {
    let data = CreditData {
        client,
        amount: MinorAmount(minor),
        currency: Currency::EUR,
        given_on: day(11, 16),
        public_notes: Some(LongText::parse("Geste commercial").unwrap()),
        private_notes: None,
        source: Some(Text::parse("Bon d’achat").unwrap()),
    };
    let parts = parts.iter().map(|(invoice, minor)| (invoice.id, MinorAmount(*minor))).collect();
    NewCredit { data, parts }
}

async fn given(access: &Access, client: ClientId, minor: i64, parts: &[(&Document, i64)]) -> Credit {
    done!(access, credits::give, giving(client, minor, parts), None).unwrap()
}

/// What is told of a credit, the newest first.
async fn told_of_credit(access: &Access, id: CreditId) -> Vec<CreditEvent> {
    let told = activity::of::<Credits, _>(&access.read(), id.0, None, 50).await.unwrap();
    told.into_iter().map(|entry| entry.event).collect()
}

on_each_database! {
    async fn a_credit_is_owed_less_and_is_no_money(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let (one, two) = (invoice(&nord, roche, "100").await, invoice(&nord, roche, "80").await);
        let owed = one.totals.due_minor + two.totals.due_minor;
        let made = given(&nord, roche, 3_000, &[(&one, 1_000)]).await;
        assert_eq!((made.state, made.left(), made.pays.len()), (CreditState::PartlyUsed, eur(2_000), 1));
        assert_eq!(credits::get(&nord.read(), made.id).await.unwrap(), made);
        assert_eq!(credits::of_client(&nord.read(), roche, 10).await.unwrap(), std::slice::from_ref(&made));
        assert_eq!(account(&nord, roche).await, (owed - 3_000, 0), "nothing was paid");
        assert_eq!(entries(&nord, roche).await[0], (EntryKind::Credit, -3_000, owed - 3_000));
        assert_eq!(left(&nord, [&one, &two]).await, [one.totals.due_minor - 1_000, two.totals.due_minor]);
        let amount = eur(1_000);
        let told = told_of_credit(&nord, made.id).await;
        assert_eq!(told, [CreditEvent::Applied { invoice: one.id, amount }, CreditEvent::Given { amount: eur(3_000) }]);
        assert_eq!(told_of(&nord, &one).await, DocumentEvent::Paid { amount, payment: None });

        // The oldest first, unless somebody chooses.
        let made = done!(nord, credits::apply, made.id, &[part(&two, 500)]).unwrap();
        assert_eq!((made.state, made.left()), (CreditState::PartlyUsed, eur(1_500)));
        let made = done!(nord, credits::apply, made.id, &[]).unwrap();
        assert_eq!((made.state, made.left()), (CreditState::UsedUp, eur(0)));
        assert_eq!(left(&nord, [&one, &two]).await, [one.totals.due_minor - 2_500, two.totals.due_minor - 500]);
        let again = done!(nord, credits::apply, made.id, &[]).unwrap();
        assert_eq!(again, made, "nothing is left");
        let over = done!(nord, credits::apply, made.id, &[part(&one, 1)]);
        assert_eq!(invalid(over), FieldErrors::one("parts", FieldError::MoreThanLeft));
        assert_eq!(entries(&nord, roche).await.len(), 3, "using it moves no ledger");
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn what_a_credit_did_is_undone(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let one = invoice(&nord, roche, "100").await;
        let total = one.totals.due_minor;
        let made = given(&nord, roche, 3_000, &[(&one, 3_000)]).await;
        let made = done!(nord, credits::release, made.id, one.id).unwrap();
        assert_eq!((made.state, made.left(), made.pays.len()), (CreditState::Available, eur(3_000), 0));
        assert_eq!(left(&nord, [&one]).await, [total]);
        not_found(done!(nord, credits::release, made.id, one.id));
        let made = done!(nord, credits::apply, made.id, &[part(&one, 1_200)]).unwrap();

        let gone = done!(nord, credits::take_back, made.id).unwrap();
        assert_eq!((gone.state, gone.left(), gone.pays.len()), (CreditState::Deleted, eur(0), 0));
        assert_eq!(told_of_credit(&nord, made.id).await[0], CreditEvent::TakenBack);
        assert_eq!(entries(&nord, roche).await[0], (EntryKind::Reversal, 3_000, total));
        assert_eq!((account(&nord, roche).await, left(&nord, [&one]).await), ((total, 0), [total]));
        let Event::AccountMoved { kind, undone, .. } = told_of_client(&nord, roche).await else { panic!("no movement") };
        assert_eq!((kind, undone), (EntryKind::Credit, true));
        // Once.
        assert_eq!(done!(nord, credits::take_back, made.id).unwrap(), gone);
        is_refused(done!(nord, credits::apply, made.id, &[]));
        is_refused(done!(nord, credits::release, made.id, one.id));
        assert_eq!(credits::of_client(&nord.read(), roche, 10).await.unwrap(), []);
        assert_eq!(entries(&nord, roche).await.len(), 3);
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn a_form_that_is_sent_twice_gives_once(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let sud = db.empty_company("Sud").await;
        let (roche, theirs) = (client(&nord, "Roche").await, client(&sud, "Roche").await);
        let give = async |access: &Access, client, minor, key: &str| {
            done!(access, credits::give, giving(client, minor, &[]), Some(key.to_owned())).unwrap()
        };
        let first = give(&nord, roche, 1_000, "a").await;
        assert_eq!(give(&nord, roche, 2_000, "a").await, first);
        assert_ne!(give(&nord, roche, 1_000, "b").await.id, first.id);
        assert_ne!(give(&sud, theirs, 1_000, "a").await.id, first.id, "a key is its company's");
        assert_eq!(account(&nord, roche).await, (-2_000, 0));
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn what_is_wrong_is_told_beside_its_input_and_leaves_nothing(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let sud = db.empty_company("Sud").await;
        let (roche, theirs) = (client(&nord, "Roche").await, client(&sud, "Zen").await);
        let (one, their) = (invoice(&nord, roche, "1").await, invoice(&sud, theirs, "1").await);
        let wrong = async |new: NewCredit| invalid(done!(nord, credits::give, new, None));
        let at = |path: &str, error| FieldErrors::one(path, error);
        let over = one.totals.due_minor + 1;
        let of = |document: &Document| format!("parts.{}", document.id);
        assert_eq!(wrong(giving(theirs, 100, &[])).await, at("fields.client", FieldError::Unknown));
        assert_eq!(wrong(giving(roche, 0, &[])).await, at("fields.amount", FieldError::Required));
        assert_eq!(wrong(giving(roche, 500, &[(&one, over)])).await, at(&of(&one), FieldError::MoreThanLeft));
        assert_eq!(wrong(giving(roche, 500, &[(&their, 1)])).await, at(&of(&their), FieldError::Unknown));
        assert_eq!(wrong(giving(roche, 10, &[(&one, 11)])).await, at("fields.amount", FieldError::MoreThanLeft));
        let mut dollars = giving(roche, 100, &[]);
        dollars.data.currency = Currency::CAD;
        assert_eq!(wrong(dollars).await, at("fields.currency", FieldError::NotAChoice));
        assert_eq!(credits::of_client(&nord.read(), roche, 10).await.unwrap(), []);

        // Nothing of another company is found.
        let credit = given(&sud, theirs, 100, &[]).await;
        not_found(credits::get(&nord.read(), credit.id).await);
        not_found(credits::of_client(&nord.read(), theirs, 10).await);
        not_found(payments::account(&nord.read(), theirs).await);
        not_found(done!(nord, credits::apply, credit.id, &[]));
        not_found(done!(nord, credits::release, credit.id, their.id));
        not_found(done!(nord, credits::take_back, credit.id));
        let listed = listing::page(&nord, Subject::Credit, &CREDITS.read_string("state=all")).await.unwrap();
        assert_eq!(listed.head.total, 0);
    }

    async fn the_list_and_the_file_say_what_is_left(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let (roche, zen) = (client(&nord, "Roche").await, client(&nord, "Zen").await);
        let one = invoice(&nord, roche, "100").await;
        let number = one.number.clone().unwrap();
        given(&nord, roche, 5_000, &[(&one, 1_500)]).await;
        given(&nord, zen, 700, &[]).await;
        let gone = given(&nord, zen, 900, &[]).await;
        done!(nord, credits::take_back, gone.id).unwrap();
        let page = async |query: &str| {
            listing::page(&nord, Subject::Credit, &CREDITS.read_string(query)).await.unwrap()
        };
        let row = page("sort=client").await.rows.remove(0);
        assert_eq!((row.text(CLIENT), row.text(PUBLIC_NOTES)), ("Roche", "Geste commercial"));
        assert_eq!((row.number(AMOUNT), row.number(LEFT), row.text(STATE)), (Some(5_000), Some(3_500), "partly_used"));
        assert_eq!((row.text(INVOICES), row.text(SOURCE)), (number.as_str(), "Bon d’achat"));
        for (query, found) in [("", 2), ("state=available", 1), ("state=deleted", 1), ("q=zen", 1), ("amount_from=7&amount_to=7", 1)] {
            assert_eq!(page(query).await.head.total, found, "{query}");
        }
        // What its row repeats comes with it.
        let seen = clients::get(&nord.read(), roche).await.unwrap();
        let mut renamed = back(&seen);
        renamed.fields.name = "Roche & Fils".into();
        saved(&nord, &seen, &renamed).await.unwrap();
        assert_eq!(page("sort=client").await.rows[0].text(CLIENT), "Roche & Fils");

        let usual = Selection::List(CREDITS.read_string("sort=client"));
        let mut export = Export::begin(&nord, Subject::Credit, usual, Language::French, "csv").await.unwrap();
        let header = export.format().header();
        assert_eq!(header[..3], ["Client", "Montant", "Solde"]);
        let rows = export.page().await.unwrap();
        assert_eq!((rows.len(), rows[0].len()), (2, header.len()));
        let whole = rows.iter().find(|row| row[0] == "Roche & Fils").unwrap();
        assert_eq!(whole[1..3], ["50.00", "35.00"]);
        assert!(whole.contains(&number) && whole.iter().any(|cell| cell == "Utilisé en partie"), "{whole:?}");
        assert!(export.page().await.unwrap().is_empty());
    }

    async fn an_account_says_what_is_owed_and_what_there_is_to_pay_it(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let (one, two) = (due(&nord, roche, "100", "2026-12-24").await, due(&nord, roche, "80", "2026-12-01").await);
        let gone = invoice(&nord, roche, "10").await;
        paid(&nord, roche, gone.totals.due_minor, &[(&gone, gone.totals.due_minor)]).await;
        paid(&nord, roche, 2_000, &[(&one, 500)]).await;
        given(&nord, roche, 700, &[(&one, 100)]).await;
        let taken_back = given(&nord, roche, 900, &[]).await;
        done!(nord, credits::take_back, taken_back.id).unwrap();
        let note = credit_note(&nord, gone.id).await;
        draft(&nord, roche, "30").await;
        let account = payments::account(&nord.read(), roche).await.unwrap();
        let open: Vec<DocumentId> = account.open.iter().map(|invoice| invoice.id).collect();
        assert_eq!(open, [two.id, one.id], "due for longest first");
        let parts = account.parts().unwrap();
        assert_eq!(parts.unpaid.minor(), one.totals.due_minor - 600 + two.totals.due_minor);
        assert_eq!((parts.payments.minor(), parts.credits.minor()), (1_500, 600));
        assert_eq!(parts.credit_notes.minor(), note.totals.due_minor);
        assert_eq!(account.available.len(), 3);
        assert!(account.available.iter().any(|part| part.by == Settler::CreditNote(note.id) && part.label == note.number));
        assert_eq!(parts.balance(), Ok(account.balance));
        assert_eq!(account.balance.minor(), super::account(&nord, roche).await.0);
    }
}
