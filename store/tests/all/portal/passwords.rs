//! Passwords of contacts: chosen and changed by whoever is in, for one company, one e-mail and as long as the access lasts.

use domain::error::{FieldError, Refusal};
use domain::ids::ContactId;
use domain::security_log::{CredentialChange, LogQuery, SecurityEvent};
use domain::state::Act;
use store::portal::{self, ByPassword, Choice, Guest, Opened};
use store::{Access, StoreError, StoreResult, audit, companies, verify};
use testing::{TestDb, on_each_database};

use super::strangers::now_at;
use super::{ANA, BROWSER, ana, asked, company, contact_does, email, follow, guest, invite, revoke, seconds};

/// What Ana chooses.
pub(super) const PASSWORD: &str = "un mot de passe assez long";
const OTHER: &str = "une tout autre phrase secrète";
const HERE: &str = "203.0.113.7";
/// Long enough after a link for the password to be asked for again.
const LATER: i64 = 3_600;

/// Ana, signed in by a link.
pub(super) async fn signed_in(db: &TestDb, at: i64) -> (Guest, String) {
    let link = asked(db, ANA, at).await.remove(0);
    let token = follow(db, &link, BROWSER, at).await.unwrap();
    (guest(db, &token, seconds(at)).await.unwrap(), token)
}

pub(super) async fn choose(db: &TestDb, whose: &Guest, current: &str, new: &str, at: i64) -> StoreResult<()> {
    portal::choose_password(&db.database, whose, Choice { current, new, address: HERE }, seconds(at)).await
}

pub(super) async fn enter(db: &TestDb, typed: &str, password: &str, at: i64) -> StoreResult<Opened> {
    enter_known(db, typed, password, None, at).await
}

async fn enter_known(db: &TestDb, typed: &str, password: &str, known: Option<&str>, at: i64) -> StoreResult<Opened> {
    let by = ByPassword { email: &email(typed), password, device: "Test", address: HERE, known };
    portal::enter_password(&db.database, by, seconds(at)).await
}

fn is_wrong<T: std::fmt::Debug>(answer: &StoreResult<T>) -> bool {
    matches!(answer, Err(StoreError::Refused(Refusal::WrongCredentials)))
}

fn error_at<T: std::fmt::Debug>(answer: StoreResult<T>, field: &str) -> Option<FieldError> {
    let Err(StoreError::Invalid(errors)) = answer else { panic!("{answer:?}") };
    errors.at(field).cloned()
}

async fn has_password(access: &Access, contact: ContactId) -> bool {
    portal::of_contact(&access.read(), contact).await.unwrap().unwrap().has_password
}

async fn allow(access: &Access, allowed: bool) {
    let tx = access.begin().await.unwrap();
    companies::allow_portal_passwords(&tx, allowed).await.unwrap();
    tx.commit().await.unwrap();
}

on_each_database! {
    async fn a_contact_chooses_a_password_and_enters_by_it(db: TestDb) {
        let (nord, client) = company(&db, "Nord").await;
        invite(&nord, ana(&client)).await.unwrap();
        assert!(is_wrong(&enter(&db, ANA, PASSWORD, 0).await), "none was chosen");
        let (ana_in, _) = signed_in(&db, 1).await;
        for weak in ["court", "azertyuiop123", ANA] {
            assert!(error_at(choose(&db, &ana_in, "", weak, 2).await, "new").is_some(), "{weak}");
        }
        choose(&db, &ana_in, "", PASSWORD, 2).await.unwrap();
        let opened = enter(&db, "Ana@ROCHE.example", PASSWORD, 3).await.unwrap();
        assert!(!opened.awaits_code && !format!("{opened:?}").contains(&opened.token));
        let found = guest(&db, &opened.token, seconds(4)).await.unwrap();
        assert_eq!((found.company, found.client, found.contact), (nord.company(), client.id, ana(&client)));
        let long = "x".repeat(2_000);
        for (typed, password) in [(ANA, OTHER), (ANA, ""), (ANA, long.as_str()), ("nobody@roche.example", PASSWORD)] {
            assert!(is_wrong(&enter(&db, typed, password, 5).await), "{typed}");
        }
        let standing = portal::of_contact(&nord.read(), ana(&client)).await.unwrap().unwrap();
        assert_eq!((standing.has_password, standing.has_factor), (true, false));
        assert_eq!(standing.last_sign_in_at, Some(seconds(3)));
        let (entries, _) = audit::page(&nord.read(), LogQuery::default()).await.unwrap();
        let set = SecurityEvent::PortalCredential { email: ANA.into(), change: CredentialChange::PasswordSet };
        let entry = entries.iter().find(|entry| entry.event.as_ref() == Some(&set)).unwrap();
        assert_eq!((entry.actor, entry.actor_name.as_str()), (None, "Ana Roche"));
        assert_eq!(verify::run(&db.database).await.unwrap(), []);
    }

    async fn a_change_asks_for_the_password_and_ends_the_other_sessions(db: TestDb) {
        let (nord, client) = company(&db, "Nord").await;
        invite(&nord, ana(&client)).await.unwrap();
        let (ana_in, here) = signed_in(&db, 0).await;
        choose(&db, &ana_in, "", PASSWORD, 1).await.unwrap();
        let elsewhere = enter(&db, ANA, PASSWORD, 2).await.unwrap().token;
        assert!(is_wrong(&choose(&db, &ana_in, OTHER, OTHER, LATER).await));
        assert_eq!(error_at(choose(&db, &ana_in, "", OTHER, LATER).await, "current"), Some(FieldError::Required));
        choose(&db, &ana_in, PASSWORD, OTHER, LATER).await.unwrap();
        assert!(guest(&db, &here, seconds(LATER)).await.is_some());
        assert!(guest(&db, &elsewhere, seconds(LATER)).await.is_none());
        assert!(is_wrong(&enter(&db, ANA, PASSWORD, LATER).await));
        // Whoever has forgotten it comes by a link, and is not asked.
        let (again, _) = signed_in(&db, LATER + 1).await;
        let safety = portal::safety(&nord.read(), &again).await.unwrap();
        assert!(safety.has_password && safety.is_allowed, "{safety:?}");
        choose(&db, &again, "", PASSWORD, LATER + 2).await.unwrap();
        assert!(guest(&db, &here, seconds(LATER + 3)).await.is_none());
        let by_password = enter(&db, ANA, PASSWORD, LATER + 3).await.unwrap().token;
        let by_password = guest(&db, &by_password, seconds(LATER + 3)).await.unwrap();
        let unproved = portal::remove_password(&db.database, &by_password, "", seconds(LATER + 4)).await;
        assert_eq!(error_at(unproved, "current"), Some(FieldError::Required), "a password is no link");
        portal::remove_password(&db.database, &by_password, PASSWORD, seconds(LATER + 5)).await.unwrap();
        assert!(is_wrong(&enter(&db, ANA, PASSWORD, LATER + 6).await) && !has_password(&nord, ana(&client)).await);
        signed_in(&db, LATER + 7).await;
    }

    async fn a_password_goes_with_the_access_and_with_the_e_mail(db: TestDb) {
        let (nord, client) = company(&db, "Nord").await;
        let contact = ana(&client);
        invite(&nord, contact).await.unwrap();
        let (ana_in, _) = signed_in(&db, 0).await;
        choose(&db, &ana_in, "", PASSWORD, 1).await.unwrap();
        contact_does(&nord, contact, Act::Deactivate).await;
        assert!(is_wrong(&enter(&db, ANA, PASSWORD, 2).await));
        contact_does(&nord, contact, Act::Activate).await;
        enter(&db, ANA, PASSWORD, 3).await.unwrap();
        revoke(&nord, contact).await;
        invite(&nord, contact).await.unwrap();
        assert!(is_wrong(&enter(&db, ANA, PASSWORD, 4).await) && !has_password(&nord, contact).await);
        let (ana_in, _) = signed_in(&db, 5).await;
        choose(&db, &ana_in, "", PASSWORD, 6).await.unwrap();
        now_at(&nord, contact, "ana@elsewhere.example").await;
        assert!(is_wrong(&enter(&db, ANA, PASSWORD, 7).await) && !has_password(&nord, contact).await);
        assert!(is_wrong(&enter(&db, "ana@elsewhere.example", PASSWORD, 7).await));
        portal::prune(&db.database, seconds(8)).await.unwrap();
        now_at(&nord, contact, ANA).await;
        assert!(is_wrong(&enter(&db, ANA, PASSWORD, 9).await), "it does not come back with the e-mail");
    }

    async fn a_company_says_whether_there_are_passwords(db: TestDb) {
        let (nord, client) = company(&db, "Nord").await;
        invite(&nord, ana(&client)).await.unwrap();
        let (ana_in, _) = signed_in(&db, 0).await;
        assert!(companies::portal_passwords(&nord.read()).await.unwrap(), "until somebody says otherwise");
        choose(&db, &ana_in, "", PASSWORD, 1).await.unwrap();
        allow(&nord, false).await;
        assert!(is_wrong(&enter(&db, ANA, PASSWORD, 2).await));
        assert!(matches!(choose(&db, &ana_in, "", OTHER, 2).await, Err(StoreError::Forbidden)));
        allow(&nord, true).await;
        enter(&db, ANA, PASSWORD, 3).await.unwrap();
        let (entries, _) = audit::page(&nord.read(), LogQuery::default()).await.unwrap();
        let told = entries.iter().filter(|entry| matches!(entry.event, Some(SecurityEvent::SettingsChanged { .. })));
        assert!(told.count() >= 2);
    }

    async fn those_of_one_e_mail_differ_and_open_one_company_each(db: TestDb) {
        let ((nord, mine), (sud, theirs)) = (company(&db, "Nord").await, company(&db, "Sud").await);
        invite(&nord, ana(&mine)).await.unwrap();
        let (at_nord, _) = signed_in(&db, 0).await;
        choose(&db, &at_nord, "", PASSWORD, 1).await.unwrap();
        invite(&sud, ana(&theirs)).await.unwrap();
        let mut links = asked(&db, ANA, 2).await;
        links.sort_by(|one, other| one.company.cmp(&other.company));
        let token = follow(&db, &links[1], BROWSER, 3).await.unwrap();
        let at_sud = guest(&db, &token, seconds(3)).await.unwrap();
        assert_eq!(at_sud.company, sud.company());
        assert_eq!(error_at(choose(&db, &at_sud, "", PASSWORD, 4).await, "new"), Some(FieldError::Taken));
        choose(&db, &at_sud, "", OTHER, 5).await.unwrap();
        for (password, access) in [(PASSWORD, &nord), (OTHER, &sud)] {
            let opened = enter(&db, ANA, password, 6).await.unwrap();
            assert_eq!(guest(&db, &opened.token, seconds(6)).await.unwrap().company, access.company());
        }
        let tx = nord.begin().await.unwrap();
        assert!(matches!(portal::reset_password(&tx, ana(&theirs)).await, Err(StoreError::NotFound)));
        tx.roll_back().await.unwrap();
    }

    async fn guesses_are_slowed_down_alike_and_keep_nobody_out(db: TestDb) {
        let (nord, client) = company(&db, "Nord").await;
        invite(&nord, ana(&client)).await.unwrap();
        let (ana_in, session) = signed_in(&db, 0).await;
        choose(&db, &ana_in, "", PASSWORD, 1).await.unwrap();
        let known = portal::known_as(&db.database, &session).await.unwrap().unwrap();
        let mut refused = Vec::new();
        for typed in [ANA, "nobody@roche.example"] {
            let mut answers = Vec::new();
            for _ in 0..8 {
                answers.push(is_wrong(&enter(&db, typed, OTHER, 2).await));
            }
            refused.push(answers.iter().filter(|is_judged| **is_judged).count());
        }
        assert_eq!(refused, [6, 6], "five are free, and the next is waited for");
        let blocked = enter(&db, ANA, PASSWORD, 2).await;
        assert!(matches!(blocked, Err(StoreError::Refused(Refusal::TooManyAttempts { .. }))), "{blocked:?}");
        let opened = enter_known(&db, ANA, PASSWORD, Some(&known), 2).await.unwrap();
        // A password is no link: else that of another company's contact would be a way to guess without end.
        assert_eq!(portal::known_as(&db.database, &opened.token).await.unwrap(), None);
    }

    async fn staff_take_a_password_away(db: TestDb) {
        let (nord, client) = company(&db, "Nord").await;
        invite(&nord, ana(&client)).await.unwrap();
        let (ana_in, token) = signed_in(&db, 0).await;
        choose(&db, &ana_in, "", PASSWORD, 1).await.unwrap();
        for expected in [true, false] {
            let tx = nord.begin().await.unwrap();
            assert_eq!(portal::reset_password(&tx, ana(&client)).await.unwrap(), expected);
            tx.commit().await.unwrap();
        }
        assert!(guest(&db, &token, seconds(2)).await.is_none() && !has_password(&nord, ana(&client)).await);
        assert!(is_wrong(&enter(&db, ANA, PASSWORD, 2).await));
        let (entries, _) = audit::page(&nord.read(), LogQuery::default()).await.unwrap();
        let reset = SecurityEvent::PortalCredential { email: ANA.into(), change: CredentialChange::Reset };
        assert_eq!(entries.iter().filter(|entry| entry.event.as_ref() == Some(&reset)).count(), 1);
        signed_in(&db, 3).await;
    }

    async fn staff_who_look_at_a_preview_choose_nothing(db: TestDb) {
        let (nord, client) = company(&db, "Nord").await;
        let preview = portal::preview(&nord, client.id).await.unwrap();
        assert!(matches!(choose(&db, &preview, "", PASSWORD, 0).await, Err(StoreError::Forbidden)));
        let none = portal::remove_password(&db.database, &preview, "", seconds(0)).await;
        assert!(matches!(none, Err(StoreError::Forbidden)));
    }
}
