//! Payment by card, on both databases: begun for what is due, heard once however often and in whatever order it is told.

mod pages;

use chrono::TimeDelta;
use domain::cards::{CardEvent, CardForm, CardProblem, CardState, Happening, ToldPayment};
use domain::error::FieldError;
use store::cards::{self, Begun};
use testing::on_each_database;
use testing::people::noon;

use super::*;

/// Lets clients pay by card.
async fn set_up(access: &Access, is_partial: bool) {
    let form = CardForm {
        is_on: "true".into(),
        is_partial: if is_partial { "true".into() } else { String::new() },
        secret_key: "sk_test_0123456789".into(),
        webhook_secret: "whsec_0123456789".into(),
    };
    let new = cards::sealed(access, form.parse().unwrap()).unwrap();
    let version = cards::settings(&access.read()).await.unwrap().version;
    done!(access, cards::save_settings, version, new).unwrap();
}

fn paid_event(id: &str, begun: &Begun) -> CardEvent {
    let told = ToldPayment {
        ours: begun.id,
        page: "cs_1".into(),
        intent: Some("pi_1".into()),
        minor: begun.amount.minor(),
        currency: "EUR".into(),
    };
    CardEvent { id: id.into(), kind: "checkout.session.completed".into(), at: None, what: Happening::Paid(told) }
}

fn refund_event(id: &str, minor: i64) -> CardEvent {
    let what = Happening::Refunded { ours: None, intent: Some("pi_1".into()), minor };
    CardEvent { id: id.into(), kind: "charge.refunded".into(), at: None, what }
}

async fn take(db: &testing::TestDb, access: &Access, event: &CardEvent) {
    let hook = cards::hook(&db.database, access.company(), noon()).await.unwrap().unwrap();
    assert_eq!(hook.secret(), "whsec_0123456789");
    hook.take(event).await.unwrap();
}

on_each_database! {
    async fn a_payment_by_card_is_entered_once(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let one = invoice(&nord, roche, "100").await;
        let nothing = done!(nord, cards::begin, roche, "Ana", &[one.id], None);
        assert!(matches!(nothing, Err(StoreError::NotFound)), "not set up: {nothing:?}");
        assert!(cards::hook(&db.database, nord.company(), noon()).await.unwrap().is_none());
        set_up(&nord, false).await;
        let begun = done!(nord, cards::begin, roche, "Ana", &[one.id], Some(eur(1))).unwrap();
        assert_eq!((begun.amount, begun.is_known), (eur(12_000), false), "what is due, whatever was typed");
        done!(nord, cards::opened, begun.id, "cs_1", "https://pay.example/cs_1").unwrap();
        assert!(done!(nord, cards::begin, roche, "Ana", &[one.id], None).unwrap().is_known);
        let (first, second) = (paid_event("evt_1", &begun), paid_event("evt_2", &begun));
        tokio::join!(take(&db, &nord, &first), take(&db, &nord, &second), take(&db, &nord, &first));
        let paid = payments::of_client(&nord.read(), roche, 10).await.unwrap();
        assert_eq!(paid.len(), 1);
        assert_eq!((left(&nord, [&one]).await, account(&nord, roche).await), ([0], (0, 12_000)));
        let (shown, _) = cards::of_client(&nord.read(), roche, begun.id).await.unwrap();
        assert_eq!((shown.state, shown.payment), (CardState::Paid, Some(paid[0].id)));
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn what_was_given_back_by_hand_is_not_given_back_twice(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let one = invoice(&nord, roche, "100").await;
        set_up(&nord, false).await;
        let begun = done!(nord, cards::begin, roche, "Ana", &[one.id], None).unwrap();
        take(&db, &nord, &paid_event("evt_1", &begun)).await;
        let paid = payments::of_client(&nord.read(), roche, 1).await.unwrap().remove(0);
        done!(nord, payments::release, paid.id, one.id).unwrap();
        done!(nord, payments::refund, paid.id, eur(5_000)).unwrap();
        take(&db, &nord, &refund_event("evt_2", 5_000)).await;
        assert_eq!(payments::get(&nord.read(), paid.id).await.unwrap().refunded_minor, 5_000);
        take(&db, &nord, &refund_event("evt_3", 6_000)).await;
        assert_eq!(payments::get(&nord.read(), paid.id).await.unwrap().refunded_minor, 6_000);
        assert_eq!(account(&nord, roche).await.0, 6_000);
        // The last of it did not reach the client: somebody takes it back, and what is given back anew follows once more.
        let what = Happening::RefundFailed { intent: Some("pi_1".into()), minor: 1_000 };
        take(&db, &nord, &CardEvent { id: "evt_4".into(), kind: "refund.failed".into(), at: None, what }).await;
        let (shown, _) = cards::of_client(&nord.read(), roche, begun.id).await.unwrap();
        assert_eq!(shown.problem, Some(CardProblem::RefundFailed));
        let last = payments::refunds(&nord.read(), paid.id).await.unwrap().pop().unwrap();
        done!(nord, payments::take_back_refund, paid.id, last.sequence).unwrap();
        take(&db, &nord, &refund_event("evt_5", 6_000)).await;
        assert_eq!(payments::get(&nord.read(), paid.id).await.unwrap().refunded_minor, 6_000);
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn what_is_on_its_way_is_not_asked_for_again(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let (roche, other) = (client(&nord, "Roche").await, client(&nord, "Autre").await);
        let (one, two) = (invoice(&nord, roche, "100").await, invoice(&nord, roche, "50").await);
        let theirs = invoice(&nord, other, "50").await;
        set_up(&nord, false).await;
        let begun = done!(nord, cards::begin, roche, "Ana", &[one.id], None).unwrap();
        let Happening::Paid(told) = paid_event("evt_1", &begun).what else { panic!() };
        let waits = CardEvent { what: Happening::Waiting(told.clone()), ..paid_event("evt_1", &begun) };
        take(&db, &nord, &waits).await;
        let left = cards::payable(&nord.read(), roche).await.unwrap();
        assert_eq!((left.open.len(), left.on_its_way), (1, Some(eur(12_000))));
        let refused = done!(nord, cards::begin, roche, "Ana", &[one.id], None);
        assert!(matches!(refused, Err(StoreError::Refused(Refusal::WrongState))), "{refused:?}");
        let rest = done!(nord, cards::begin, roche, "Ana", &[one.id, two.id], None).unwrap();
        assert_eq!((rest.amount, rest.numbers.len()), (eur(6_000), 1), "the other one alone");
        let elsewhere = done!(nord, cards::begin, other, "Bob", &[theirs.id], None).unwrap();
        assert_eq!(elsewhere.amount, eur(6_000));
        let failed = CardEvent { what: Happening::Failed(told), ..paid_event("evt_2", &begun) };
        take(&db, &nord, &failed).await;
        assert_eq!(done!(nord, cards::begin, roche, "Ana", &[one.id], None).unwrap().amount, eur(12_000));
    }

    async fn what_is_told_late_came_in_on_its_own_day(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let (one, two) = (invoice(&nord, roche, "100").await, invoice(&nord, roche, "50").await);
        set_up(&nord, false).await;
        for (event, of, days) in [("evt_1", &one, -3), ("evt_2", &two, 2)] {
            let begun = done!(nord, cards::begin, roche, "Ana", &[of.id], None).unwrap();
            let mut told = CardEvent { at: Some(noon() + TimeDelta::days(days)), ..paid_event(event, &begun) };
            let Happening::Paid(payment) = &mut told.what else { panic!() };
            payment.page = format!("cs_of_{event}");
            take(&db, &nord, &told).await;
            let paid = payments::of_client(&nord.read(), roche, 10).await.unwrap();
            let paid = paid.iter().find(|payment| payment.pays.iter().any(|pays| pays.invoice == of.id)).unwrap();
            assert_eq!(paid.data.paid_on, noon().date_naive() + TimeDelta::days(days.min(0)), "{event}");
        }
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn what_cannot_be_entered_is_shown_until_somebody_has_done_it(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let one = invoice(&nord, roche, "100").await;
        set_up(&nord, false).await;
        let begun = done!(nord, cards::begin, roche, "Ana", &[one.id], None).unwrap();
        let mut told = paid_event("evt_1", &begun);
        let Happening::Paid(payment) = &mut told.what else { panic!() };
        payment.currency = "USD".into();
        take(&db, &nord, &told).await;
        assert_eq!(left(&nord, [&one]).await, [12_000], "dollars are no euros");
        let shown = async || cards::of_client(&nord.read(), roche, begun.id).await.unwrap().0;
        let problem = shown().await;
        assert_eq!((problem.state, problem.problem), (CardState::NotEntered, Some(CardProblem::NotEntered)));
        done!(nord, cards::seen, begun.id).unwrap();
        assert_eq!(shown().await.problem, None);
        take(&db, &nord, &CardEvent { id: "evt_2".into(), ..told }).await;
        assert_eq!(shown().await.problem, None, "somebody has entered it by hand");
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn what_nothing_was_heard_of_is_shown_so(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let (one, two) = (invoice(&nord, roche, "100").await, invoice(&nord, roche, "50").await);
        set_up(&nord, false).await;
        let begun = done!(nord, cards::begin, roche, "Ana", &[one.id], None).unwrap();
        done!(nord, cards::opened, begun.id, "cs_1", "https://pay.example/cs_1").unwrap();
        // The server has stopped before the provider has answered.
        let lost = done!(nord, cards::begin, roche, "Ana", &[two.id], None).unwrap();
        let later = |hours| Access::operator(db.database.clone(), nord.company(), noon() + TimeDelta::hours(hours));
        let shown = async |hours, id| cards::of_client(&later(hours).read(), roche, id).await.unwrap().0;
        assert!(!shown(1, begun.id).await.is_silent);
        let silent = shown(3, begun.id).await;
        assert_eq!((silent.state, silent.is_silent), (CardState::Open, true));
        let failed = shown(3, lost.id).await;
        assert_eq!((failed.state, failed.is_silent), (CardState::Failed, false), "nobody was led to a page of it");
        take(&db, &nord, &paid_event("evt_1", &begun)).await;
        assert!(!shown(3, begun.id).await.is_silent, "told late");
        assert!(cards::latest(&later(3).read(), 10).await.unwrap().iter().all(|payment| !payment.is_silent));
    }

    async fn a_part_is_bounded_by_what_is_due(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let (roche, other) = (client(&nord, "Roche").await, client(&nord, "Autre").await);
        let (one, theirs) = (invoice(&nord, roche, "100").await, invoice(&nord, other, "50").await);
        set_up(&nord, true).await;
        let wrong = [(12_001, FieldError::MoreThanLeft), (0, FieldError::Required), (-1, FieldError::Required)];
        for (amount, error) in wrong {
            let errors = invalid(done!(nord, cards::begin, roche, "Ana", &[one.id], Some(eur(amount))));
            assert_eq!(errors.at("amount"), Some(&error), "{amount}");
        }
        let refused = done!(nord, cards::begin, roche, "Ana", &[theirs.id], None);
        assert!(matches!(refused, Err(StoreError::Refused(Refusal::WrongState))), "another client's: {refused:?}");
        let begun = done!(nord, cards::begin, roche, "Ana", &[one.id, theirs.id], Some(eur(4_000))).unwrap();
        take(&db, &nord, &paid_event("evt_1", &begun)).await;
        assert_eq!(left(&nord, [&one, &theirs]).await, [8_000, 6_000]);
        let not_theirs = cards::of_client(&nord.read(), other, begun.id).await;
        assert!(matches!(not_theirs, Err(StoreError::NotFound)));
    }

    async fn another_company_hears_nothing_of_it(db: TestDb) {
        let (nord, sud) = (db.empty_company("Nord").await, db.empty_company("Sud").await);
        let roche = client(&nord, "Roche").await;
        let one = invoice(&nord, roche, "100").await;
        set_up(&nord, false).await;
        set_up(&sud, false).await;
        let begun = done!(nord, cards::begin, roche, "Ana", &[one.id], None).unwrap();
        take(&db, &sud, &paid_event("evt_1", &begun)).await;
        assert_eq!(left(&nord, [&one]).await, [12_000]);
        take(&db, &nord, &paid_event("evt_1", &begun)).await;
        assert_eq!(left(&nord, [&one]).await, [0], "its own event of that id");
    }

    async fn settings_need_both_keys_and_are_saved_by_their_version(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let form = CardForm { is_on: "true".into(), secret_key: "sk_test_0123456789".into(), ..CardForm::default() };
        let half = cards::sealed(&nord, form.parse().unwrap()).unwrap();
        let errors = invalid(done!(nord, cards::save_settings, 0, half));
        assert_eq!(errors.at("webhook_secret"), Some(&FieldError::Required));
        set_up(&nord, false).await;
        let off = cards::sealed(&nord, CardForm::default().parse().unwrap()).unwrap();
        let late = done!(nord, cards::save_settings, 0, off.clone());
        assert!(matches!(late, Err(StoreError::Refused(Refusal::ChangedMeanwhile))), "{late:?}");
        assert_eq!(cards::secret_key(&nord).await.unwrap().as_deref(), Some("sk_test_0123456789"));
        assert_eq!(done!(nord, cards::save_settings, 1, off).unwrap(), 2);
        assert!(cards::settings(&nord.read()).await.unwrap().settings.is_test, "the key for trials is still there");
        let live = CardForm { secret_key: "sk_live_0123456789".into(), ..CardForm::default() };
        let live = cards::sealed(&nord, live.parse().unwrap()).unwrap();
        assert_eq!(done!(nord, cards::save_settings, 2, live).unwrap(), 3);
        assert!(!cards::settings(&nord.read()).await.unwrap().settings.is_test);
        assert_eq!(cards::secret_key(&nord).await.unwrap(), None, "switched off");
        assert!(cards::settings(&nord.read()).await.unwrap().has_secret_key, "kept all the same");
    }
}
