//! The letters that bring a link: read by nobody but whom they are for, and gone with what they hold.

use domain::error::{FieldErrors, Refusal};
use domain::ids::ContactId;
use domain::mail::{JOB, LetterForm, MailProblem, MailState, NewLetter, SentMail};
use sea_orm::{ConnectionTrait, Statement};
use store::jobs::{self, Claim};
use store::portal::{self, LINK_WORKS_FOR, Welcomed};
use store::{Access, StoreError, activity, mail};
use testing::{TestDb, on_each_database};

use super::strangers::now_at;
use super::{ANA, ana, asked, company, invite, seconds};

/// The only letter that there is, as staff see it.
async fn only(access: &Access) -> SentMail {
    let (mut letters, more) = mail::page(&access.read(), &[], None).await.unwrap();
    assert!(letters.len() == 1 && !more, "{letters:?}");
    letters.remove(0)
}

/// What the row has of the letter's words.
async fn kept(db: &TestDb) -> String {
    let read = db.database.read();
    let rows = Statement::from_string(read.get_database_backend(), "SELECT text FROM mail_messages");
    read.query_one_raw(rows).await.unwrap().unwrap().try_get_by_index(0).unwrap()
}

/// Invites by a letter.
async fn invited(access: &Access, contact: ContactId) {
    let tx = access.begin().await.unwrap();
    portal::invite_by_letter(&tx, contact, &welcome).await.unwrap();
    tx.commit().await.unwrap();
}

fn welcome(whom: &Welcomed) -> Result<NewLetter, FieldErrors> {
    let form = LetterForm {
        to: whom.email.to_string(),
        subject: whom.company.clone(),
        text: "Bienvenue".into(),
        ..LetterForm::default()
    };
    form.parse()
}

async fn taken(db: &TestDb, at: i64) -> Claim {
    jobs::claim(&db.database, &[JOB], &[], seconds(at)).await.unwrap().unwrap()
}

async fn resent(access: &Access) -> Result<Option<MailProblem>, StoreError> {
    let letter = only(access).await.id;
    let tx = access.begin().await.unwrap();
    let answer = mail::resend(&tx, letter).await;
    tx.roll_back().await.unwrap();
    answer
}

fn is_refused<T>(answer: &Result<T, StoreError>) -> bool {
    matches!(answer, Err(StoreError::Refused(Refusal::WrongState)))
}

on_each_database! {
    async fn staff_read_no_link(db: TestDb) {
        let (nord, client) = company(&db, "Nord").await;
        invite(&nord, ana(&client)).await.unwrap();
        let link = asked(&db, ANA, 0).await.remove(0);
        let letter = only(&nord).await;
        assert_eq!((letter.text.as_str(), letter.is_secret), ("", true));
        let of_client = mail::of_client(&nord.read(), client.id).await.unwrap();
        assert!(of_client.len() == 1 && !format!("{of_client:?}").contains(&link.token), "{of_client:?}");
        let claim = taken(&db, 1).await;
        let outgoing = mail::begin(&claim, seconds(1)).await.unwrap().unwrap();
        assert!(outgoing.text.contains(&link.token), "the letter itself has it");
        mail::handing(&claim, outgoing.id, seconds(1)).await.unwrap();
        assert!(kept(&db).await.contains(&link.token), "as long as it is to be sent");
        mail::sent(&claim, outgoing.id, seconds(2)).await.unwrap();
        assert_eq!((only(&nord).await.state, kept(&db).await.as_str()), (MailState::Sent, ""));
        let told = activity::of_client(&nord.read(), client.id, None, 10).await.unwrap();
        assert!(!format!("{told:?}").contains("Mailed"), "whoever asks would fill it: {told:?}");
    }

    async fn a_link_that_works_no_more_is_not_sent(db: TestDb) {
        let (nord, client) = company(&db, "Nord").await;
        invite(&nord, ana(&client)).await.unwrap();
        asked(&db, ANA, 0).await;
        let late = LINK_WORKS_FOR.num_seconds();
        let claim = taken(&db, late).await;
        assert_eq!(mail::begin(&claim, seconds(late)).await.unwrap(), None);
        let letter = only(&nord).await;
        assert_eq!((letter.state, letter.problem), (MailState::Dead, Some(MailProblem::Expired)));
        assert_eq!(kept(&db).await, "");
        assert!(is_refused(&resent(&nord).await), "whoever waits for it asks anew");
        assert_eq!(mail::waiting_for_somebody(&nord.read()).await.unwrap(), 0);
        assert!(jobs::claim(&db.database, &[JOB], &[], seconds(late + 3_600)).await.unwrap().is_none());
    }

    async fn a_letter_that_does_not_go_forgets_its_link(db: TestDb) {
        let (nord, client) = company(&db, "Nord").await;
        invite(&nord, ana(&client)).await.unwrap();
        asked(&db, ANA, 0).await;
        let claim = taken(&db, 1).await;
        let outgoing = mail::begin(&claim, seconds(1)).await.unwrap().unwrap();
        let problem = (MailProblem::Recipient, "550 no such user");
        mail::failed(&claim, outgoing.id, problem, seconds(2)).await.unwrap();
        assert_eq!((only(&nord).await.state, kept(&db).await.as_str()), (MailState::Dead, ""));
        assert!(is_refused(&resent(&nord).await));
    }

    async fn a_letter_that_is_given_up_forgets_its_link(db: TestDb) {
        let (nord, client) = company(&db, "Nord").await;
        invite(&nord, ana(&client)).await.unwrap();
        asked(&db, ANA, 0).await;
        let letter = only(&nord).await.id;
        let tx = nord.begin().await.unwrap();
        mail::give_up(&tx, letter).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!((only(&nord).await.state, kept(&db).await.as_str()), (MailState::Dead, ""));
    }

    async fn a_letter_whose_process_always_dies_forgets_its_link(db: TestDb) {
        let (nord, client) = company(&db, "Nord").await;
        invite(&nord, ana(&client)).await.unwrap();
        asked(&db, ANA, 0).await;
        let mut at = 0;
        // Each dies before it looks at the letter.
        while jobs::claim(&db.database, &[JOB], &[], seconds(at)).await.unwrap().is_some() {
            at += 30;
        }
        mail::look_back(&db.database, seconds(at)).await.unwrap();
        let letter = only(&nord).await;
        assert_eq!((letter.state, letter.problem), (MailState::Dead, Some(MailProblem::Broken)));
        assert_eq!(kept(&db).await, "");
    }

    async fn an_invitation_that_is_pressed_twice_is_written_once(db: TestDb) {
        let (nord, client) = company(&db, "Nord").await;
        for _ in 0..2 {
            invited(&nord, ana(&client)).await;
        }
        let letter = only(&nord).await;
        assert_eq!((letter.text.as_str(), letter.is_secret), ("Bienvenue", false), "it lets nobody in");
        now_at(&nord, ana(&client), "ana@elsewhere.example").await;
        invited(&nord, ana(&client)).await;
        let (letters, _) = mail::page(&nord.read(), &[], None).await.unwrap();
        assert_eq!(letters.len(), 2, "to another e-mail it is another letter");
    }
}
