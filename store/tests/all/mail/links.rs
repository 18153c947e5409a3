//! Letters that have a link of their own, take a statement along, or invite somebody.

use domain::billing::state::DocumentState;
use domain::contacts::{ContactFields, ContactForm};
use domain::documents::Document;
use domain::documents::statement::{StatementPeriod, StatementQuery};
use domain::error::Refusal;
use domain::format::Language;
use domain::ids::ContactId;
use domain::mail::{JOB, LetterForm, MailProblem, MailState};
use domain::users::{InvitationForm, NewInvitation};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Statement};
use store::entities::user;
use store::invitations::{Invited, Newcomer, accept_as_new};
use store::mail::Outgoing;
use store::portal::Shows;
use store::{Access, StoreError, StoreResult, clients, contacts, documents, invitations, jobs, mail, portal, verify};
use testing::people::{OWNER, PASSWORD, noon};
use testing::{TestDb, on_each_database};

use super::{invoice, letter, save, seconds, server};

/// Sends whatever waits, and answers it as it went, by recipient.
async fn sent(db: &TestDb, at: i64) -> Vec<Outgoing> {
    let mut all = Vec::new();
    while let Some(claim) = jobs::claim(&db.database, &[JOB], &[], seconds(at)).await.unwrap() {
        let Some(outgoing) = mail::begin(&claim, seconds(at)).await.unwrap() else { continue };
        mail::handing(&claim, outgoing.id, seconds(at)).await.unwrap();
        mail::sent(&claim, outgoing.id, seconds(at)).await.unwrap();
        all.push(outgoing);
    }
    all.sort_by(|one, other| one.to.cmp(&other.to));
    all
}

/// A company that sends, with an invoice whose client's contact is let in.
async fn let_in(db: &TestDb) -> (Access, Document, ContactId) {
    let nord = db.empty_company("Nord").await;
    save(&nord, &server()).await.unwrap();
    let invoice = Box::pin(invoice(&nord, true)).await;
    let client = clients::get(&nord.read(), invoice.new.data.client).await.unwrap();
    let contact = client.contacts[0].id.unwrap();
    let tx = nord.begin().await.unwrap();
    portal::invite(&tx, contact).await.unwrap();
    tx.commit().await.unwrap();
    (nord, invoice, contact)
}

async fn ask(access: &Access, document: &Document) {
    let form = LetterForm { text: "Bonjour,\nIci : {link}".into(), ..letter() };
    let tx = access.begin().await.unwrap();
    mail::queue(&tx, document.id, form.parse().unwrap(), Some("once".to_owned())).await.unwrap();
    tx.commit().await.unwrap();
}

/// Corrects the e-mail of a contact.
async fn now_at(access: &Access, contact: ContactId, email: &str) {
    let record = contacts::get(&access.read(), contact).await.unwrap();
    let before = record.to_form();
    let fields = ContactFields { email: email.into(), ..before.fields.clone() };
    let form = ContactForm { fields, ..before };
    let new = form.parse(&contacts::form_rules(&access.read()).await.unwrap()).unwrap();
    let tx = access.begin().await.unwrap();
    contacts::update(&tx, contact, record.version, new).await.unwrap();
    tx.commit().await.unwrap();
}

async fn revoke(access: &Access, contact: ContactId) {
    let tx = access.begin().await.unwrap();
    portal::revoke(&tx, contact).await.unwrap();
    tx.commit().await.unwrap();
}

fn token(outgoing: &Outgoing, before: &str) -> String {
    outgoing.link.as_ref().unwrap().path().strip_prefix(before).unwrap().to_owned()
}

fn is_expired<T: std::fmt::Debug>(answer: &StoreResult<T>) -> bool {
    matches!(answer, Err(StoreError::Refused(Refusal::LinkExpired)))
}

/// Who got a letter about a document, and whether they have opened it.
async fn seen(access: &Access, document: &Document) -> Vec<(String, bool)> {
    let letters = mail::of_document(&access.read(), document.id).await.unwrap();
    let mut seen: Vec<_> = letters.into_iter().map(|letter| (letter.to.join(","), letter.seen_at.is_some())).collect();
    seen.sort();
    seen
}

fn paul(email: &str) -> NewInvitation {
    InvitationForm { email: email.into(), role: "sales".into() }.parse().unwrap()
}

async fn invite(access: &Access, new: &NewInvitation) -> StoreResult<()> {
    let to = new.email.to_string();
    let write = move |told: &Invited| {
        let text = format!("{} : {{link}}", told.by);
        LetterForm { to: to.clone(), subject: told.company.clone(), text, ..LetterForm::default() }.parse()
    };
    let tx = access.begin().await?;
    invitations::send(&tx, new, &write).await?;
    tx.commit().await
}

/// What the operator's own server does for the letter of an invitation.
async fn vouch(access: &Access, letter: &Outgoing) {
    invitations::vouch(access, letter.invitation.unwrap(), letter.link.as_ref().unwrap()).await.unwrap();
}

async fn is_proven(db: &TestDb, email: &str) -> bool {
    let found = user::Entity::find().filter(user::Column::EmailFolded.eq(email)).one(db.database.read()).await;
    found.unwrap().unwrap().is_proven
}

fn newcomer() -> Newcomer<'static> {
    Newcomer { name: "Paul Petit", password: PASSWORD, language: Language::French, device: "Test", address: "here" }
}

on_each_database! {
    async fn each_who_is_let_in_has_a_link_to_the_document(db: TestDb) {
        let (nord, invoice, contact) = let_in(&db).await;
        for _ in 0..2 {
            ask(&nord, &invoice).await;
        }
        let letters = sent(&db, 0).await;
        let told: Vec<_> = letters.iter().map(|one| (one.to.join(","), one.text.as_str(), one.link.is_some())).collect();
        let expected = [
            ("ana@roche.example".to_owned(), "Bonjour,\nIci : {link}", true),
            ("chef@roche.example".to_owned(), "Bonjour,", false),
        ];
        assert_eq!(told, expected, "nobody has let the other in");
        let token = token(&letters[0], "/portal/d/");
        let written = portal::by_letter(&db.database, &token, seconds(1)).await.unwrap();
        assert!(matches!(written.shows, Shows::Document { id, .. } if id == invoice.id), "{written:?}");
        assert_eq!(written.guest.client, invoice.new.data.client);
        let (ana, chef) = ("ana@roche.example".to_owned(), "chef@roche.example".to_owned());
        assert_eq!(seen(&nord, &invoice).await, [(ana.clone(), false), (chef.clone(), false)], "to look notes nothing");
        portal::opened_by_letter(&db.database, &written, seconds(2)).await.unwrap();
        assert_eq!(seen(&nord, &invoice).await, [(ana, true), (chef, false)]);
        let state = documents::get(&nord.read(), invoice.id).await.unwrap().state;
        assert_eq!(state, DocumentState::Viewed);
        let end = seconds(0) + mail::LETTER_LINK_WORKS_FOR;
        assert!(is_expired(&portal::by_letter(&db.database, &token, end).await));
        assert!(is_expired(&portal::by_letter(&db.database, "nothing", seconds(3)).await));
        revoke(&nord, contact).await;
        assert!(is_expired(&portal::by_letter(&db.database, &token, seconds(3)).await));
        assert_eq!(verify::run(&db.database).await.unwrap(), []);
    }

    async fn a_letter_without_a_link_is_seen_by_whoever_opens_its_document(db: TestDb) {
        let (nord, invoice, _) = let_in(&db).await;
        let tx = nord.begin().await.unwrap();
        mail::queue(&tx, invoice.id, letter().parse().unwrap(), None).await.unwrap();
        let form = LetterForm { to: "lea@roche.example".into(), cc: String::new(), ..letter() };
        mail::queue(&tx, invoice.id, form.parse().unwrap(), None).await.unwrap();
        tx.commit().await.unwrap();
        sent(&db, 0).await;
        ask(&nord, &invoice).await;
        let letters = sent(&db, 0).await;
        let token = token(&letters[0], "/portal/d/");
        let written = portal::by_letter(&db.database, &token, seconds(1)).await.unwrap();
        portal::opened_by_letter(&db.database, &written, seconds(2)).await.unwrap();
        let ana = "ana@roche.example".to_owned();
        let (one, two) = (("chef@roche.example".to_owned(), false), ("lea@roche.example".to_owned(), false));
        assert_eq!(seen(&nord, &invoice).await, [(ana.clone(), true), (ana, true), one, two]);
    }

    async fn a_stolen_outbox_opens_no_document(db: TestDb) {
        let (nord, invoice, _) = let_in(&db).await;
        ask(&nord, &invoice).await;
        let letters = sent(&db, 0).await;
        let token = token(&letters[0], "/portal/d/");
        assert!(!format!("{letters:?}").contains(&token));
        let read = db.database.read();
        let query = "SELECT text, link_hash FROM mail_messages WHERE link_hash IS NOT NULL";
        let row = read.query_one_raw(Statement::from_string(read.get_database_backend(), query)).await.unwrap().unwrap();
        let (text, hash): (String, String) = (row.try_get_by_index(0).unwrap(), row.try_get_by_index(1).unwrap());
        assert!(!text.contains(&token) && hash != token);
        assert!(is_expired(&portal::by_letter(&db.database, &hash, seconds(1)).await));
    }

    async fn whoever_is_let_in_no_more_gets_no_link(db: TestDb) {
        let (nord, invoice, contact) = let_in(&db).await;
        ask(&nord, &invoice).await;
        revoke(&nord, contact).await;
        let letters = sent(&db, 0).await;
        assert_eq!(letters.len(), 2);
        for letter in letters {
            assert_eq!((letter.text.as_str(), letter.link), ("Bonjour,", None));
        }
    }

    async fn a_link_shows_nothing_to_the_mailbox_of_before(db: TestDb) {
        let (nord, invoice, contact) = let_in(&db).await;
        ask(&nord, &invoice).await;
        let token = token(&sent(&db, 0).await[0], "/portal/d/");
        now_at(&nord, contact, "Ana@Roche.example").await;
        assert!(portal::by_letter(&db.database, &token, seconds(1)).await.is_ok(), "written otherwise, it is the same");
        now_at(&nord, contact, "ana@elsewhere.example").await;
        assert!(is_expired(&portal::by_letter(&db.database, &token, seconds(1)).await));
    }

    async fn a_letter_to_the_e_mail_of_before_goes_without_its_link(db: TestDb) {
        let (nord, invoice, contact) = let_in(&db).await;
        ask(&nord, &invoice).await;
        now_at(&nord, contact, "ana@elsewhere.example").await;
        let letters = sent(&db, 0).await;
        assert_eq!(letters[0].to, ["ana@roche.example"]);
        assert_eq!((letters[0].text.as_str(), &letters[0].link), ("Bonjour,", &None));
    }

    async fn a_statement_is_of_the_days_that_were_looked_at(db: TestDb) {
        let (nord, invoice, _) = let_in(&db).await;
        let client = invoice.new.data.client;
        let asked = StatementQuery { period: StatementPeriod::ThisMonth, is_open: true, ..StatementQuery::default() };
        for _ in 0..2 {
            let tx = nord.begin().await.unwrap();
            let form = letter().parse().unwrap();
            mail::queue_statement(&tx, (client, asked), form, Some("once".to_owned())).await.unwrap();
            tx.commit().await.unwrap();
        }
        let letters = sent(&db, 0).await;
        assert_eq!(letters.len(), 1);
        let days = letters[0].statement.unwrap();
        assert!(days.period == StatementPeriod::Days && days.is_open && days.from.is_some() && days.to.is_some());
        assert_eq!((letters[0].client, letters[0].document, letters[0].attached), (Some(client), None, true));
        let kept = mail::of_client(&nord.read(), client).await.unwrap();
        assert!(kept[0].attached && kept[0].sent_at.is_some());
        assert_eq!(verify::run(&db.database).await.unwrap(), []);
    }

    async fn each_who_is_let_in_has_a_link_to_the_statement(db: TestDb) {
        let (nord, invoice, contact) = let_in(&db).await;
        let client = invoice.new.data.client;
        let form = || LetterForm { text: "Bonjour,\nIci : {link}".into(), ..letter() }.parse().unwrap();
        let tx = nord.begin().await.unwrap();
        mail::queue_statement(&tx, (client, StatementQuery::default()), form(), None).await.unwrap();
        // About nothing that a link could show.
        mail::queue_for_client(&tx, client, form(), None).await.unwrap();
        tx.commit().await.unwrap();
        let letters = sent(&db, 0).await;
        let (own, others): (Vec<_>, Vec<_>) = letters.iter().partition(|letter| letter.link.is_some());
        assert_eq!((own.len(), own[0].to.join(","), others.len()), (1, "ana@roche.example".to_owned(), 2));
        assert!(others.iter().all(|letter| letter.text == "Bonjour,"), "{others:?}");
        let token = token(own[0], "/portal/d/");
        let written = portal::by_letter(&db.database, &token, seconds(1)).await.unwrap();
        assert_eq!((written.guest.client, written.shows.clone()), (client, Shows::Statement(own[0].statement.unwrap())));
        let seen = async || mail::of_client(&nord.read(), client).await.unwrap().iter().filter(|one| one.seen_at.is_some()).count();
        assert_eq!(seen().await, 0, "to look notes nothing");
        portal::opened_by_letter(&db.database, &written, seconds(2)).await.unwrap();
        assert_eq!(seen().await, 1);
        revoke(&nord, contact).await;
        assert!(is_expired(&portal::by_letter(&db.database, &token, seconds(3)).await));
        assert_eq!(verify::run(&db.database).await.unwrap(), []);
    }

    async fn an_invitation_gets_its_link_when_it_goes(db: TestDb) {
        db.set_up().await;
        let (_, signed_in) = db.sign_in(OWNER, noon()).await;
        let owner = db.access(&signed_in);
        let without = invite(&owner, &paul("paul@nord.example")).await;
        assert!(matches!(without, Err(StoreError::Refused(Refusal::NoMailServer))), "{without:?}");
        assert!(invitations::list(&owner.read()).await.unwrap().is_empty());
        save(&owner, &server()).await.unwrap();
        for (email, is_vouched) in [("paul@nord.example", false), ("lea@nord.example", true)] {
            invite(&owner, &paul(email)).await.unwrap();
            let letters = sent(&db, 0).await;
            assert_eq!(letters[0].to, [email]);
            if is_vouched {
                vouch(&owner, &letters[0]).await;
            }
            let token = token(&letters[0], "/invite/");
            assert!(accept_as_new(&db.database, &token, newcomer(), noon()).await.is_ok());
            assert_eq!(is_proven(&db, email).await, is_vouched, "the company's own server proves nothing");
        }
        // An attempt that comes late vouches for its own link, and not for the one that another has sent since.
        invite(&owner, &paul("eva@nord.example")).await.unwrap();
        let claim = jobs::claim(&db.database, &[JOB], &[], seconds(0)).await.unwrap().unwrap();
        let before = mail::begin(&claim, seconds(0)).await.unwrap().unwrap();
        let after = mail::begin(&claim, seconds(1)).await.unwrap().unwrap();
        vouch(&owner, &before).await;
        mail::handing(&claim, after.id, seconds(1)).await.unwrap();
        mail::sent(&claim, after.id, seconds(1)).await.unwrap();
        assert!(accept_as_new(&db.database, &token(&after, "/invite/"), newcomer(), noon()).await.is_ok());
        assert!(!is_proven(&db, "eva@nord.example").await);
        invite(&owner, &paul("noe@nord.example")).await.unwrap();
        let id = invitations::list(&owner.read()).await.unwrap()[0].id;
        let tx = owner.begin().await.unwrap();
        invitations::revoke(&tx, id).await.unwrap();
        tx.commit().await.unwrap();
        assert!(sent(&db, 0).await.is_empty(), "what was taken back goes nowhere");
        let (letters, _) = mail::page(&owner.read(), &[MailState::Dead], None).await.unwrap();
        assert_eq!(letters[0].problem, Some(MailProblem::Cancelled));
    }
}
