//! E-mail on both databases: the password that nobody sees again, letters asked for once, and what becomes of them when processes die.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must fail")]

mod links;
mod sending;

use chrono::{DateTime, TimeDelta, Utc};
use domain::billing::kind::DocumentKind;
use domain::clients::ClientForm;
use domain::documents::{Document, DocumentFields, DocumentForm, LineForm};
use domain::error::{FieldError, Refusal};
use domain::format::Language;
use domain::ids::{DocumentId, MailId};
use domain::mail::template::TemplateForm;
use domain::mail::{LetterForm, MailForm, MailState, SentMail};
use store::{Access, StoreError, StoreResult, documents, mail};
use testing::clients::{created, named, person, place};
use testing::on_each_database;
use testing::people::noon;

/// The template that is written and forgotten.
const QUOTE: (DocumentKind, Language) = (DocumentKind::Quote, Language::French);

fn seconds(seconds: i64) -> DateTime<Utc> {
    noon() + TimeDelta::seconds(seconds)
}

fn server() -> MailForm {
    MailForm {
        host: "smtp.example.fr".into(),
        user: "compta".into(),
        password: "s3cret".into(),
        sender: "compta@example.fr".into(),
        ..MailForm::default()
    }
}

async fn save(access: &Access, form: &MailForm) -> StoreResult<()> {
    let version = mail::settings(&access.read()).await?.map_or(0, |kept| kept.version);
    save_at(access, version, form).await.map(drop)
}

async fn save_at(access: &Access, version: i32, form: &MailForm) -> StoreResult<i32> {
    let new = mail::sealed(access, form.parse().unwrap())?;
    let tx = access.begin().await?;
    let version = mail::save_settings(&tx, version, new).await?;
    tx.commit().await?;
    Ok(version)
}

/// Words for quotes in French, saved from a version.
async fn write(access: &Access, version: i32, subject: &str) -> StoreResult<i32> {
    let form = TemplateForm { subject: subject.into(), text: "Bonjour {client}".into() };
    let (subject, text) = form.parse().unwrap();
    let tx = access.begin().await?;
    let version = mail::save_template(&tx, QUOTE, version, &subject, &text).await?;
    tx.commit().await?;
    Ok(version)
}

async fn forget(access: &Access, version: i32) -> StoreResult<()> {
    let tx = access.begin().await?;
    mail::forget_template(&tx, QUOTE, version).await?;
    tx.commit().await
}

fn is_changed_meanwhile<T: std::fmt::Debug>(answer: &StoreResult<T>) -> bool {
    matches!(answer, Err(StoreError::Refused(Refusal::ChangedMeanwhile)))
}

/// An invoice of a client with a contact; issued, if so wished.
async fn invoice(access: &Access, is_issued: bool) -> Document {
    document(access, DocumentKind::Invoice, is_issued).await
}

/// A document of a client with a contact; issued, if so wished.
async fn document(access: &Access, kind: DocumentKind, is_issued: bool) -> Document {
    let client = ClientForm {
        addresses: vec![place("1 rue A", "75011", "Paris")],
        contacts: vec![person("Ana", "Roche", "ana@roche.example")],
        ..named("Ateliers Roche")
    };
    let client = created(access, &client).await.id;
    let line = LineForm {
        description: "Conseil".into(),
        quantity: "1".into(),
        price: "100".into(),
        vat: "20".into(),
        ..LineForm::default()
    };
    let fields = DocumentFields { client: client.to_string(), ..DocumentFields::default() };
    let form = DocumentForm { fields, lines: vec![line] };
    let tx = access.begin().await.unwrap();
    let mut document = documents::create(&tx, kind, form).await.unwrap();
    if is_issued {
        document = documents::issue(&tx, &[document.id]).await.unwrap().remove(0);
    }
    tx.commit().await.unwrap();
    document
}

fn letter() -> LetterForm {
    LetterForm {
        to: "ana@roche.example".into(),
        cc: "chef@roche.example".into(),
        subject: "Facture".into(),
        text: "Bonjour".into(),
        attach: "on".into(),
        ..LetterForm::default()
    }
}

async fn queue(access: &Access, document: DocumentId, key: Option<&str>) -> StoreResult<MailId> {
    let tx = access.begin().await?;
    let id = mail::queue(&tx, document, letter().parse().unwrap(), key.map(ToOwned::to_owned)).await?;
    tx.commit().await?;
    Ok(id)
}

/// The only letter there is.
async fn only(access: &Access) -> SentMail {
    let (mut letters, more) = mail::page(&access.read(), &[], None).await.unwrap();
    assert!(letters.len() == 1 && !more, "{letters:?}");
    letters.remove(0)
}

async fn state(access: &Access) -> MailState {
    only(access).await.state
}

on_each_database! {
    async fn a_password_is_sealed_and_stays_with_its_server(db: TestDb) {
        let (nord, sud) = (db.empty_company("Nord").await, db.empty_company("Sud").await);
        assert_eq!(mail::settings(&nord.read()).await.unwrap(), None);
        let without = MailForm { password: String::new(), ..server() };
        let Err(StoreError::Invalid(errors)) = save(&nord, &without).await else { panic!() };
        assert_eq!(errors.at("password"), Some(&FieldError::Required));
        save(&nord, &server()).await.unwrap();
        save(&nord, &MailForm { signature: "Noé".into(), ..without.clone() }).await.unwrap();
        let kept = mail::settings(&nord.read()).await.unwrap().unwrap();
        assert!(kept.has_password && kept.settings.signature.is_some());
        assert_eq!(mail::server(&nord).await.unwrap().unwrap().1.as_deref(), Some("s3cret"));
        let elsewhere = MailForm { host: "smtp.evil.example".into(), ..without.clone() };
        assert!(save(&nord, &elsewhere).await.is_err(), "the password would go to another server");
        let nobody = MailForm { user: String::new(), ..without };
        save(&nord, &nobody).await.unwrap();
        assert_eq!(mail::server(&nord).await.unwrap().unwrap().1, None, "whoever is nobody has no password");
        assert_eq!(mail::settings(&sud.read()).await.unwrap(), None);
        assert_eq!(mail::server(&sud).await.unwrap(), None);
    }

    async fn a_letter_is_asked_for_once(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let issued = invoice(&nord, true).await;
        let refused = |answer: StoreResult<MailId>| match answer {
            Err(StoreError::Refused(why)) => why,
            other => panic!("{other:?}"),
        };
        assert_eq!(refused(queue(&nord, issued.id, None).await), Refusal::NoMailServer);
        save(&nord, &server()).await.unwrap();
        let first = queue(&nord, issued.id, Some("one")).await.unwrap();
        assert_eq!(queue(&nord, issued.id, Some("one")).await.unwrap(), first);
        let letter = only(&nord).await;
        assert_eq!((letter.to.as_slice(), letter.cc.as_slice()), (&["ana@roche.example".to_owned()][..], &["chef@roche.example".to_owned()][..]));
        assert_eq!((letter.state, letter.document, letter.attached), (MailState::Waiting, Some(issued.id), true));
        assert_eq!(mail::of_document(&nord.read(), issued.id).await.unwrap().len(), 1);
        assert_eq!(mail::of_client(&nord.read(), issued.new.data.client).await.unwrap().len(), 1);
    }

    async fn a_draft_is_not_sent_and_nothing_of_another_company(db: TestDb) {
        let (nord, sud) = (db.empty_company("Nord").await, db.empty_company("Sud").await);
        for company in [&nord, &sud] {
            save(company, &server()).await.unwrap();
        }
        let (draft, issued) = (invoice(&nord, false).await, invoice(&sud, true).await);
        assert!(matches!(queue(&nord, draft.id, None).await, Err(StoreError::Refused(Refusal::WrongState))));
        assert!(matches!(queue(&nord, issued.id, None).await, Err(StoreError::NotFound)));
        assert!(matches!(mail::of_document(&nord.read(), issued.id).await, Err(StoreError::NotFound)));
        let letter = queue(&sud, issued.id, None).await.unwrap();
        let tx = nord.begin().await.unwrap();
        assert!(matches!(mail::resend(&tx, letter).await, Err(StoreError::NotFound)));
        assert!(matches!(mail::give_up(&tx, letter).await, Err(StoreError::NotFound)));
    }

    async fn a_client_is_written_to_without_a_document(db: TestDb) {
        let (nord, sud) = (db.empty_company("Nord").await, db.empty_company("Sud").await);
        for company in [&nord, &sud] {
            save(company, &server()).await.unwrap();
        }
        let client = invoice(&nord, false).await.new.data.client;
        for _ in 0..2 {
            let tx = nord.begin().await.unwrap();
            let new = letter().parse().unwrap();
            mail::queue_for_client(&tx, client, new, Some("one".to_owned())).await.unwrap();
            tx.commit().await.unwrap();
        }
        let letter_of = only(&nord).await;
        assert_eq!((letter_of.client, letter_of.document, letter_of.attached), (Some(client), None, false));
        let tx = sud.begin().await.unwrap();
        let elsewhere = mail::queue_for_client(&tx, client, letter().parse().unwrap(), None).await;
        assert!(matches!(elsewhere, Err(StoreError::NotFound)));
    }

    async fn contacts_with_an_address_can_be_written_to(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let client = invoice(&nord, false).await.new.data.client;
        let (people, own) = mail::reachable(&nord.read(), client).await.unwrap();
        let [ana] = people.as_slice() else { panic!("{people:?}") };
        assert_eq!((ana.name.as_str(), ana.email.as_str()), ("Ana Roche", "ana@roche.example"));
        assert_eq!(own, None);
        assert!(mail::reachable(&db.empty_company("Sud").await.read(), client).await.is_err());
    }

    async fn who_saves_second_does_not_undo_the_first(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        assert_eq!(save_at(&nord, 0, &server()).await.unwrap(), 1);
        let signed = |name: &str| MailForm { signature: name.into(), ..server() };
        assert!(is_changed_meanwhile(&save_at(&nord, 0, &signed("Bob")).await), "somebody was first to make them");
        assert_eq!(save_at(&nord, 1, &signed("Ana")).await.unwrap(), 2);
        assert!(is_changed_meanwhile(&save_at(&nord, 1, &signed("Bob")).await));
        let kept = mail::settings(&nord.read()).await.unwrap().unwrap();
        assert!(kept.version == 2 && kept.settings.signature.is_some_and(|text| text.as_str() == "Ana"));

        assert_eq!(write(&nord, 0, "Un").await.unwrap(), 1);
        assert!(is_changed_meanwhile(&write(&nord, 0, "Une").await));
        assert_eq!(write(&nord, 1, "Deux").await.unwrap(), 2);
        assert!(is_changed_meanwhile(&write(&nord, 1, "Trois").await) && is_changed_meanwhile(&forget(&nord, 1).await));
        let written = mail::templates(&nord.read()).await.unwrap();
        assert_eq!((written[0].version, written[0].template.subject.as_str()), (2, "Deux"));
        forget(&nord, 2).await.unwrap();
        assert!(is_changed_meanwhile(&write(&nord, 2, "Trois").await), "the usual words are back");
        forget(&nord, 0).await.unwrap();
    }

    async fn the_last_words_hold_until_they_are_forgotten(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        for (version, subject) in [(0, "Un"), (1, "Deux")] {
            assert_eq!(write(&nord, version, subject).await.unwrap(), version + 1);
        }
        let kept = mail::template(&nord.read(), DocumentKind::Quote, Language::French).await.unwrap().unwrap();
        assert_eq!((kept.subject.as_str(), mail::templates(&nord.read()).await.unwrap().len()), ("Deux", 1));
        assert_eq!(mail::template(&nord.read(), DocumentKind::Quote, Language::English).await.unwrap(), None);
        forget(&nord, 2).await.unwrap();
        assert!(mail::templates(&nord.read()).await.unwrap().is_empty());
    }
}
