//! Money that comes in, and what it pays.

use domain::error::FieldError;
use domain::state::Act;
use domain::text::{LongText, Text};
use testing::on_each_database;

use super::*;

on_each_database! {
    async fn a_payment_comes_back_as_it_was_typed(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let mut new = paying(roche, 5_000, &[]);
        new.data.method = Some(method(&nord, "Virement").await);
        new.data.reference = Some(Text::parse("VIR 2026-118").unwrap());
        new.data.note = Some(LongText::parse("Acompte\nau téléphone").unwrap());
        let made = done!(nord, payments::enter, new.clone(), None).unwrap();
        assert_eq!((&made.data, made.left(), made.pays.len()), (&new.data, eur(5_000), 0));
        assert_eq!(payments::get(&nord.read(), made.id).await.unwrap(), made);
        assert_eq!(payments::of_client(&nord.read(), roche, 10).await.unwrap(), std::slice::from_ref(&made));
        assert_eq!(told(&nord, made.id).await, [PaymentEvent::Entered { amount: eur(5_000) }]);
        // Money that pays nothing yet is owed to the client.
        assert_eq!(account(&nord, roche).await, (-5_000, 5_000));
        assert_eq!(entries(&nord, roche).await, [(EntryKind::Payment, -5_000, -5_000)]);
        let moved = Event::AccountMoved {
            kind: EntryKind::Payment,
            undone: false,
            source: made.id.0,
            adjustment: eur(-5_000),
            balance: eur(-5_000),
        };
        assert_eq!(told_of_client(&nord, roche).await, moved);
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn one_payment_pays_several_invoices(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let (one, two) = (invoice(&nord, roche, "100").await, invoice(&nord, roche, "80").await);
        let (first, second) = (one.totals.due_minor, two.totals.due_minor);
        let before = nord.read();
        let open = payments::open_invoices(&before, roche).await.unwrap();
        assert_eq!(open.iter().map(|open| open.balance.minor()).collect::<Vec<_>>(), [first, second]);

        let amount = first + 3_000 + 500;
        let made = paid(&nord, roche, amount, &[(&one, first), (&two, 3_000)]).await;
        assert_eq!((made.left(), made.allocated_minor), (eur(500), first + 3_000));
        let pays: Vec<_> = made.pays.iter().map(|pays| (pays.number.clone(), pays.amount)).collect();
        assert_eq!(pays, [(one.number.clone().unwrap(), eur(first)), (two.number.clone().unwrap(), eur(3_000))]);
        assert_eq!(left(&nord, [&one, &two]).await, [0, second - 3_000]);
        assert_eq!(told_of(&nord, &two).await, DocumentEvent::Paid { amount: eur(3_000), payment: Some(made.id) });
        assert_eq!(told(&nord, made.id).await.len(), 3);
        assert_eq!(account(&nord, roche).await, (first + second - amount, amount));
        let open = payments::open_invoices(&before, roche).await.unwrap();
        assert_eq!(open.iter().map(|open| (open.id, open.balance.minor())).collect::<Vec<_>>(), [(two.id, second - 3_000)]);
        // It says nothing else than before, so that nobody who has it open is told that it was saved.
        assert_eq!(read(&nord, &two).await.version, two.version);
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn what_is_left_pays_what_has_been_due_for_longest(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let late = due(&nord, roche, "100", "2026-12-24").await;
        let soon = due(&nord, roche, "100", "2026-12-01").await;
        let open = payments::open_invoices(&nord.read(), roche).await.unwrap();
        assert_eq!(open.iter().map(|open| open.id).collect::<Vec<_>>(), [soon.id, late.id]);
        let total = soon.totals.due_minor;
        let made = paid(&nord, roche, total + 100, &[]).await;
        assert_eq!(left(&nord, [&soon, &late]).await, [total, total], "it is on account until somebody says what it pays");
        let made = done!(nord, payments::allocate, made.id, &[]).unwrap();
        assert_eq!((made.left(), made.pays.len()), (eur(0), 2));
        assert_eq!(left(&nord, [&soon, &late]).await, [0, total - 100]);
        let again = done!(nord, payments::allocate, made.id, &[]).unwrap();
        assert_eq!(again, made, "nothing is left");
        assert_eq!(told(&nord, made.id).await.len(), 3);
        assert_eq!(entries(&nord, roche).await.len(), 3, "what pays what moves no ledger");
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn nothing_pays_more_than_there_is(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let (roche, other) = (client(&nord, "Roche").await, client(&nord, "Autre").await);
        let one = invoice(&nord, roche, "100").await;
        let (theirs, unissued) = (invoice(&nord, other, "100").await, draft(&nord, roche, "100").await);
        let total = one.totals.due_minor;
        let enter = async |minor: i64, parts: &[(&Document, i64)]| {
            invalid(done!(nord, payments::enter, paying(roche, minor, parts), None))
        };
        let at = |of: &Document, error| FieldErrors::one(format!("parts.{}", of.id), error);
        assert_eq!(enter(total + 1, &[(&one, total + 1)]).await, at(&one, FieldError::MoreThanLeft));
        assert_eq!(enter(99, &[(&one, 100)]).await, FieldErrors::one("fields.amount", FieldError::MoreThanLeft));
        assert_eq!(enter(100, &[(&theirs, 100)]).await, at(&theirs, FieldError::Unknown));
        assert_eq!(enter(100, &[(&unissued, 100)]).await, at(&unissued, FieldError::Unknown));
        assert_eq!(enter(100, &[(&one, 1), (&one, 1)]).await, at(&one, FieldError::TooMany { max: 1 }));
        assert_eq!(enter(100, &[(&one, 0)]).await, at(&one, FieldError::Required));
        assert_eq!(enter(0, &[]).await, FieldErrors::one("fields.amount", FieldError::Required));
        assert_eq!(payments::of_client(&nord.read(), roche, 10).await.unwrap(), [], "nothing is left behind");

        let made = paid(&nord, roche, 100, &[]).await;
        let over = done!(nord, payments::allocate, made.id, &[part(&one, 101)]);
        assert_eq!(invalid(over), FieldErrors::one("parts", FieldError::MoreThanLeft));
        paid(&nord, roche, total, &[(&one, total)]).await;
        let settled = done!(nord, payments::allocate, made.id, &[part(&one, 1)]);
        assert_eq!(invalid(settled), at(&one, FieldError::MoreThanLeft));
        assert_eq!(done!(nord, payments::allocate, made.id, &[]).unwrap(), made, "nothing is open");
        assert_eq!(account(&nord, roche).await, (-100, total + 100));
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn what_is_sent_twice_is_entered_once(db: TestDb) {
        let (nord, sud) = (db.empty_company("Nord").await, db.empty_company("Sud").await);
        let (roche, theirs) = (client(&nord, "Roche").await, client(&sud, "Roche").await);
        let enter = async |access: &Access, client: ClientId, minor: i64, key: &str| {
            done!(access, payments::enter, paying(client, minor, &[]), Some(key.to_owned())).unwrap()
        };
        let first = enter(&nord, roche, 100, "k").await;
        assert_eq!(enter(&nord, roche, 100, "k").await, first);
        assert_eq!(enter(&nord, roche, 999, "k").await, first, "the first is the answer");
        assert_ne!(enter(&nord, roche, 100, "l").await.id, first.id);
        assert_ne!(enter(&sud, theirs, 100, "k").await.id, first.id);
        assert_eq!((account(&nord, roche).await, account(&sud, theirs).await), ((-200, 200), (-100, 100)));
        // Deleted, it is still the answer: who sends it again has not seen that.
        done!(nord, payments::reverse, first.id).unwrap();
        assert_eq!(enter(&nord, roche, 100, "k").await.id, first.id);
        assert_eq!(account(&nord, roche).await, (-100, 100));
    }

    async fn a_payment_names_what_there_is(db: TestDb) {
        let (nord, sud) = (db.empty_company("Nord").await, db.empty_company("Sud").await);
        let (roche, gone, theirs) =
            (client(&nord, "Roche").await, client(&nord, "Parti").await, client(&sud, "Roche").await);
        done!(nord, clients::act, &[gone], Act::Delete).unwrap();
        let origin = done!(nord, lists::add, NewListItem::named(ListKind::Origin, "Salon").unwrap()).unwrap().id;
        for (payer, method, path) in [
            (gone, None, "fields.client"),
            (theirs, None, "fields.client"),
            (roche, Some(method(&sud, "Virement").await), "fields.method"),
            (roche, Some(origin), "fields.method"),
        ] {
            let mut new = paying(payer, 100, &[]);
            new.data.method = method;
            assert_eq!(invalid(done!(nord, payments::enter, new, None)), FieldErrors::one(path, FieldError::Unknown));
        }
        let mut new = paying(roche, 100, &[]);
        new.data.currency = Currency::CAD;
        let foreign = invalid(done!(nord, payments::enter, new, None));
        assert_eq!(foreign, FieldErrors::one("fields.currency", FieldError::NotAChoice));
        assert_eq!(account(&nord, roche).await, (0, 0));
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn whoever_has_paid_keeps_its_currency_and_stays_a_client(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let made = paid(&nord, roche, 100, &[]).await;
        done!(nord, payments::reverse, made.id).unwrap();
        assert_eq!(account(&nord, roche).await, (0, 0));
        is_refused(done!(nord, clients::set_prospect, roche, true));
        let seen = clients::get(&nord.read(), roche).await.unwrap();
        let mut form = testing::clients::back(&seen);
        form.fields.currency = "CAD".into();
        let answer = testing::clients::saved(&nord, &seen, &form).await;
        assert!(matches!(answer, Err(StoreError::Refused(Refusal::CurrencyInUse))), "{answer:?}");
    }
}
