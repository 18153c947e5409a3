//! What becomes of letters, whenever the process that sends them dies.

use domain::activity::Event;
use domain::billing::kind::DocumentKind;
use domain::billing::state::{DocumentState, Step};
use domain::documents::DocumentEvent;
use domain::ids::{DocumentId, MailId};
use domain::jobs::back_off;
use domain::mail::{JOB, MailProblem, MailState};
use store::documents::Invoices;
use store::jobs::{self, Claim};
use store::{Access, StoreError, activity, documents, mail, verify};
use testing::{TestDb, on_each_database};

use super::{document, invoice, only, queue, save, seconds, server, state};

/// What a worker would take.
async fn taken(db: &TestDb, at: i64) -> Option<Claim> {
    jobs::claim(&db.database, &[JOB], &[], seconds(at)).await.unwrap()
}

/// A company whose invoice is to be sent, and the letter.
async fn asked(db: &TestDb) -> (Access, MailId) {
    let nord = db.empty_company("Nord").await;
    save(&nord, &server()).await.unwrap();
    let id = queue(&nord, invoice(&nord, true).await.id, None).await.unwrap();
    (nord, id)
}

async fn resend(access: &Access, id: MailId) -> Result<Option<MailProblem>, StoreError> {
    let tx = access.begin().await.unwrap();
    let problem = mail::resend(&tx, id).await?;
    tx.commit().await?;
    Ok(problem)
}

async fn cancel(access: &Access, document: DocumentId) {
    let tx = access.begin().await.unwrap();
    documents::step(&tx, &[document], Step::Cancel).await.unwrap();
    tx.commit().await.unwrap();
}

on_each_database! {
    async fn a_letter_that_went_is_told_of(db: TestDb) {
        let (nord, id) = asked(&db).await;
        let claim = taken(&db, 0).await.unwrap();
        let outgoing = mail::begin(&claim, seconds(0)).await.unwrap().unwrap();
        assert_eq!((outgoing.id, outgoing.to.as_slice(), outgoing.attached), (id, &["ana@roche.example".to_owned()][..], true));
        assert_eq!(state(&nord).await, MailState::Sending);
        mail::handing(&claim, id, seconds(1)).await.unwrap();
        mail::sent(&claim, id, seconds(2)).await.unwrap();
        let letter = only(&nord).await;
        assert_eq!((letter.state, letter.attempts, letter.sent_at.is_some()), (MailState::Sent, 1, true));
        let document = documents::get(&nord.read(), letter.document.unwrap()).await.unwrap();
        assert_eq!(document.state, DocumentState::Sent);
        let told = activity::of::<Invoices, _>(&nord.read(), document.id.0, None, 1).await.unwrap();
        let to = "ana@roche.example, chef@roche.example".to_owned();
        assert_eq!(told[0].event, DocumentEvent::Mailed { to: to.clone() });
        let told = activity::of_client(&nord.read(), document.new.data.client, None, 1).await.unwrap();
        assert!(matches!(&told[0].event, Event::Mailed { to: whom, document: Some((_, of)), .. } if *whom == to && *of == document.id));
        assert!(taken(&db, 3_600).await.is_none(), "the job is done");
        assert!(resend(&nord, id).await.is_err(), "what went is not sent again");
        assert!(verify::run(&db.database).await.unwrap().is_empty());
    }

    async fn who_dies_before_the_letter_has_sent_nothing(db: TestDb) {
        let (nord, id) = asked(&db).await;
        let dead = taken(&db, 0).await.unwrap();
        mail::begin(&dead, seconds(0)).await.unwrap().unwrap();
        let next = taken(&db, 30).await.unwrap();
        assert_eq!(mail::begin(&next, seconds(30)).await.unwrap().unwrap().id, id);
        // The first one was only slow: it hears that the letter is another's.
        assert!(matches!(mail::handing(&dead, id, seconds(31)).await, Err(StoreError::Busy)));
        mail::handing(&next, id, seconds(31)).await.unwrap();
        mail::sent(&next, id, seconds(32)).await.unwrap();
        assert_eq!((only(&nord).await.attempts, state(&nord).await), (2, MailState::Sent));
    }

    async fn who_dies_with_the_letter_leaves_it_to_a_person(db: TestDb) {
        let (nord, id) = asked(&db).await;
        let dead = taken(&db, 0).await.unwrap();
        mail::begin(&dead, seconds(0)).await.unwrap().unwrap();
        mail::handing(&dead, id, seconds(1)).await.unwrap();
        let next = taken(&db, 30).await.unwrap();
        assert_eq!(mail::begin(&next, seconds(30)).await.unwrap(), None, "it is not sent twice by itself");
        assert_eq!(state(&nord).await, MailState::Unsure);
        assert_eq!(mail::waiting_for_somebody(&nord.read()).await.unwrap(), 1);
        assert!(taken(&db, 3_600).await.is_none());
        resend(&nord, id).await.unwrap();
        let again = taken(&db, 3_700).await.unwrap();
        assert_eq!(mail::begin(&again, seconds(3_700)).await.unwrap().unwrap().id, id, "the same letter for whoever reads it");
    }

    async fn who_was_thought_dead_still_knows(db: TestDb) {
        let (nord, id) = asked(&db).await;
        let slow = taken(&db, 0).await.unwrap();
        mail::begin(&slow, seconds(0)).await.unwrap().unwrap();
        mail::handing(&slow, id, seconds(1)).await.unwrap();
        let next = taken(&db, 30).await.unwrap();
        assert_eq!(mail::begin(&next, seconds(30)).await.unwrap(), None);
        assert_eq!(state(&nord).await, MailState::Unsure);
        mail::sent(&slow, id, seconds(40)).await.unwrap();
        assert_eq!(state(&nord).await, MailState::Sent);
    }

    async fn what_may_pass_is_tried_again(db: TestDb) {
        let (nord, id) = asked(&db).await;
        let claim = taken(&db, 0).await.unwrap();
        mail::begin(&claim, seconds(0)).await.unwrap().unwrap();
        let failure = mail::failed(&claim, id, (MailProblem::Later, "451 later"), seconds(1)).await.unwrap().unwrap();
        claim.failed(&failure, seconds(1)).await.unwrap();
        let letter = only(&nord).await;
        assert_eq!((letter.state, letter.problem, letter.said.as_deref()), (MailState::Failed, Some(MailProblem::Later), Some("451 later")));
        assert!(letter.next_at.is_some() && taken(&db, 2).await.is_none());
        let wait = 1 + back_off(1).num_seconds();
        let again = taken(&db, wait).await.unwrap();
        mail::begin(&again, seconds(wait)).await.unwrap().unwrap();
        let letter = only(&nord).await;
        assert_eq!((letter.state, letter.attempts, letter.problem, letter.said), (MailState::Sending, 2, None, None));
    }

    async fn what_is_refused_waits_for_somebody(db: TestDb) {
        let (nord, id) = asked(&db).await;
        let claim = taken(&db, 0).await.unwrap();
        mail::begin(&claim, seconds(0)).await.unwrap().unwrap();
        let failure = mail::failed(&claim, id, (MailProblem::Recipient, "550 no such user"), seconds(1)).await.unwrap();
        assert_eq!(failure, None, "the job is done");
        assert_eq!(state(&nord).await, MailState::Dead);
        assert!(taken(&db, 3_600).await.is_none());
        resend(&nord, id).await.unwrap();
        let again = taken(&db, 3_700).await.unwrap();
        assert!(mail::begin(&again, seconds(3_700)).await.unwrap().is_some());
        assert!(resend(&nord, id).await.is_err(), "it is being sent");
    }

    async fn a_letter_sent_again_while_it_waits_is_sent_once(db: TestDb) {
        let (nord, id) = asked(&db).await;
        let claim = taken(&db, 0).await.unwrap();
        mail::begin(&claim, seconds(0)).await.unwrap().unwrap();
        let failure = mail::failed(&claim, id, (MailProblem::Broken, ""), seconds(1)).await.unwrap().unwrap();
        claim.failed(&failure, seconds(1)).await.unwrap();
        resend(&nord, id).await.unwrap();
        let mut begun = 0;
        for at in [60, 61, 62] {
            if let Some(claim) = taken(&db, at).await
                && let Some(outgoing) = mail::begin(&claim, seconds(at)).await.unwrap()
            {
                begun += 1;
                mail::handing(&claim, outgoing.id, seconds(at)).await.unwrap();
                mail::sent(&claim, outgoing.id, seconds(at)).await.unwrap();
            }
        }
        assert_eq!((begun, state(&nord).await), (1, MailState::Sent));
    }

    async fn what_was_cancelled_meanwhile_is_not_sent(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        save(&nord, &server()).await.unwrap();
        let quote = document(&nord, DocumentKind::Quote, true).await.id;
        let id = queue(&nord, quote, None).await.unwrap();
        cancel(&nord, quote).await;
        let claim = taken(&db, 0).await.unwrap();
        assert_eq!(mail::begin(&claim, seconds(0)).await.unwrap(), None);
        let letter = only(&nord).await;
        assert_eq!((letter.state, letter.problem), (MailState::Dead, Some(MailProblem::Cancelled)));
        assert_eq!(resend(&nord, id).await.unwrap(), Some(MailProblem::Cancelled));
        assert_eq!(state(&nord).await, MailState::Dead);
        assert!(taken(&db, 3_600).await.is_none(), "nobody is asked to send it");
    }

    async fn a_letter_about_what_was_cancelled_is_not_sent_again(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        save(&nord, &server()).await.unwrap();
        let quote = document(&nord, DocumentKind::Quote, true).await.id;
        let id = queue(&nord, quote, None).await.unwrap();
        let claim = taken(&db, 0).await.unwrap();
        mail::begin(&claim, seconds(0)).await.unwrap().unwrap();
        mail::failed(&claim, id, (MailProblem::Recipient, "550 no such user"), seconds(1)).await.unwrap();
        cancel(&nord, quote).await;
        assert_eq!(resend(&nord, id).await.unwrap(), Some(MailProblem::Cancelled));
        let letter = only(&nord).await;
        assert_eq!((letter.state, letter.problem, letter.said), (MailState::Dead, Some(MailProblem::Cancelled), None));
    }

    async fn what_was_given_up_is_not_sent(db: TestDb) {
        let (nord, id) = asked(&db).await;
        let tx = nord.begin().await.unwrap();
        mail::give_up(&tx, id).await.unwrap();
        tx.commit().await.unwrap();
        let claim = taken(&db, 0).await.unwrap();
        assert_eq!(mail::begin(&claim, seconds(0)).await.unwrap(), None);
        assert_eq!(state(&nord).await, MailState::Dead);
    }

    async fn a_letter_whose_process_always_dies_is_told_of(db: TestDb) {
        let (nord, _) = asked(&db).await;
        let mut at = 0;
        while let Some(claim) = taken(&db, at).await {
            mail::begin(&claim, seconds(at)).await.unwrap();
            at += 30;
        }
        mail::look_back(&db.database, seconds(at)).await.unwrap();
        let letter = only(&nord).await;
        assert_eq!((letter.state, letter.attempts), (MailState::Dead, u32::from(JOB.max_attempts)));
    }
}
