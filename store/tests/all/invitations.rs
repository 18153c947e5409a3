//! Invitations, and what becomes of the members of a company.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use chrono::TimeDelta;
use domain::access::Role;
use domain::error::{FieldError, FieldErrors, Refusal};
use domain::format::Language;
use domain::ids::{InvitationId, UserId};
use domain::users::{InvitationForm, NewInvitation};
use store::invitations::{Newcomer, accept_as_existing, accept_as_new};
use store::sessions::SignedInToken;
use store::{Access, StoreError, StoreResult, accounts, companies, invitations, members, sessions};
use testing::people::{OWNER, PASSWORD, account, founded, noon};
use testing::{TestDb, on_each_database};

fn refused<T: std::fmt::Debug>(answer: &StoreResult<T>, why: &Refusal) -> bool {
    matches!(answer, Err(StoreError::Refused(refusal)) if refusal == why)
}

fn invitation(email: &str, role: Role) -> NewInvitation {
    InvitationForm { email: email.into(), role: role.as_str().into() }.parse().unwrap()
}

async fn invite(access: &Access, email: &str, role: Role) -> StoreResult<(InvitationId, String)> {
    let tx = access.begin().await.unwrap();
    let made = invitations::create(&tx, &invitation(email, role)).await?;
    tx.commit().await.unwrap();
    Ok(made)
}

fn newcomer(password: &str) -> Newcomer<'_> {
    Newcomer { name: "Paul Petit", password, language: Language::French, device: "Test", address: "here" }
}

async fn accept(db: &TestDb, token: &str) -> StoreResult<SignedInToken> {
    accept_as_new(&db.database, token, newcomer(PASSWORD), noon()).await
}

async fn change_role(access: &Access, user: UserId, role: Role) -> StoreResult<()> {
    let tx = access.begin().await.unwrap();
    members::change_role(&tx, user, role).await?;
    tx.commit().await
}

async fn remove(access: &Access, user: UserId) -> StoreResult<()> {
    let tx = access.begin().await.unwrap();
    members::remove(&tx, user).await?;
    tx.commit().await
}

/// The owner's access to the first company.
async fn owner(db: &TestDb) -> (UserId, Access) {
    let (_, user) = db.set_up().await;
    let (_, signed_in) = db.sign_in(OWNER, noon()).await;
    (user, db.access(&signed_in))
}

/// Another user of that company and their access.
async fn colleague(db: &TestDb, access: &Access, email: &str, role: Role) -> (UserId, Access) {
    let language = Language::French;
    let user =
        accounts::add_user(&db.database, access.company(), &account(email), role, language, noon()).await.unwrap();
    let (_, signed_in) = db.sign_in(email, noon()).await;
    (user, db.access(&signed_in))
}

on_each_database! {
    async fn an_invitation_works_once(db: TestDb) {
        let (_, owner) = owner(&db).await;
        let (_, token) = invite(&owner, "Paul@nord.example", Role::Sales).await.unwrap();
        let info = invitations::info(&db.database, &token, noon()).await.unwrap();
        assert_eq!((info.company.as_str(), info.email.as_str()), ("Nord", "paul@nord.example"));
        assert_eq!((info.role, info.invited_by.as_str()), (Role::Sales, "Claire Roche"));
        let opened = accept(&db, &token).await.unwrap();
        let paul = db.find(&opened.token, noon()).await.unwrap();
        assert_eq!(paul.company, Some((owner.company(), Role::Sales)));
        assert!(refused(&accept(&db, &token).await, &Refusal::LinkExpired));
        assert!(invitations::list(&owner.read()).await.unwrap().is_empty());
        let again = invite(&owner, "paul@nord.example", Role::Sales).await;
        let taken = FieldErrors::one("email", FieldError::Taken);
        assert!(matches!(&again, Err(StoreError::Invalid(errors)) if *errors == taken), "{again:?}");
    }

    async fn a_newcomer_chooses_a_name_and_a_good_password(db: TestDb) {
        let (_, owner) = owner(&db).await;
        let (_, token) = invite(&owner, "paul@nord.example", Role::Sales).await.unwrap();
        let newcomer = Newcomer { name: " ", ..newcomer("court") };
        let answer = accept_as_new(&db.database, &token, newcomer, noon()).await;
        let Err(StoreError::Invalid(errors)) = answer else { panic!("{answer:?}") };
        assert_eq!(errors.at("user_name"), Some(&FieldError::Required));
        assert_eq!(errors.at("password"), Some(&FieldError::TooWeak));
        let weak = accept_as_new(&db.database, &token, self::newcomer("PaulPetitNord"), noon()).await;
        let guessable = FieldErrors::one("password", FieldError::Guessable);
        assert!(matches!(&weak, Err(StoreError::Invalid(errors)) if *errors == guessable), "{weak:?}");
        assert!(accept(&db, &token).await.is_ok());
    }

    async fn an_invitation_expires_and_can_be_revoked(db: TestDb) {
        let (_, owner) = owner(&db).await;
        let (_, token) = invite(&owner, "paul@nord.example", Role::Sales).await.unwrap();
        let week = noon() + TimeDelta::days(7);
        assert!(refused(&invitations::info(&db.database, &token, week).await, &Refusal::LinkExpired));
        // Inviting again ends the earlier link.
        let (id, newer) = invite(&owner, "paul@nord.example", Role::Admin).await.unwrap();
        assert!(refused(&invitations::info(&db.database, &token, noon()).await, &Refusal::LinkExpired));
        assert_eq!(invitations::list(&owner.read()).await.unwrap().len(), 1);
        let tx = owner.begin().await.unwrap();
        invitations::revoke(&tx, id).await.unwrap();
        tx.commit().await.unwrap();
        assert!(refused(&accept(&db, &newer).await, &Refusal::LinkExpired));
    }

    async fn an_invitation_of_another_company_is_not_found(db: TestDb) {
        let (user, nord) = owner(&db).await;
        let (id, _) = invite(&nord, "paul@nord.example", Role::Sales).await.unwrap();
        let (_, signed_in) = db.sign_in(OWNER, noon()).await;
        let sud = companies::create_another(&db.database, user, &founded("Sud"), noon()).await.unwrap();
        sessions::switch_company(&db.database, &signed_in, sud).await.unwrap();
        let (token, _) = db.sign_in(OWNER, noon()).await;
        let mut elsewhere = db.find(&token, noon()).await.unwrap();
        sessions::switch_company(&db.database, &elsewhere, sud).await.unwrap();
        elsewhere = db.find(&token, noon()).await.unwrap();
        let sud = db.access(&elsewhere);
        assert!(invitations::list(&sud.read()).await.unwrap().is_empty());
        let tx = sud.begin().await.unwrap();
        let answer = invitations::revoke(&tx, id).await;
        assert!(matches!(answer, Err(StoreError::NotFound)), "{answer:?}");
        let answer = members::remove(&tx, UserId(id.0)).await;
        assert!(matches!(answer, Err(StoreError::NotFound)), "{answer:?}");
    }

    async fn somebody_with_an_account_joins_by_their_password(db: TestDb) {
        let (user, nord) = owner(&db).await;
        colleague(&db, &nord, "paul@nord.example", Role::Admin).await;
        let sud = companies::create_another(&db.database, user, &founded("Sud"), noon()).await.unwrap();
        let (token, signed_in) = db.sign_in(OWNER, noon()).await;
        sessions::switch_company(&db.database, &signed_in, sud).await.unwrap();
        let sud = db.access(&db.find(&token, noon()).await.unwrap());
        let (_, link) = invite(&sud, "paul@nord.example", Role::Accountant).await.unwrap();
        let wrong = accept_as_existing(&db.database, &link, "pas le bon", "Test", "here", noon()).await;
        assert!(refused(&wrong, &Refusal::WrongCredentials), "{wrong:?}");
        let opened = accept_as_existing(&db.database, &link, PASSWORD, "Test", "here", noon()).await.unwrap();
        let paul = db.find(&opened.token, noon()).await.unwrap();
        assert_eq!(paul.company, Some((sud.company(), Role::Accountant)));
        assert_eq!(companies::of_user(&db.database, paul.user).await.unwrap().len(), 2);
    }

    async fn the_last_owner_stays(db: TestDb) {
        let (user, owner) = owner(&db).await;
        assert!(refused(&change_role(&owner, user, Role::Admin).await, &Refusal::LastOwner));
        assert!(refused(&remove(&owner, user).await, &Refusal::LastOwner));
        let (second, _) = colleague(&db, &owner, "paul@nord.example", Role::Sales).await;
        change_role(&owner, second, Role::Owner).await.unwrap();
        change_role(&owner, user, Role::Admin).await.unwrap();
        let members = members::list(&owner.read()).await.unwrap();
        let owners: Vec<_> = members.iter().filter(|member| member.role == Role::Owner).map(|member| member.user).collect();
        assert_eq!(owners, [second]);
    }

    async fn two_owners_cannot_unmake_each_other_at_once(db: TestDb) {
        let (first, access) = owner(&db).await;
        let (second, other) = colleague(&db, &access, "paul@nord.example", Role::Owner).await;
        let one = tokio::spawn(async move { change_role(&access, second, Role::Sales).await });
        let two = tokio::spawn(async move { change_role(&other, first, Role::Sales).await });
        let done = [one.await.unwrap(), two.await.unwrap()];
        assert_eq!(done.iter().filter(|answer| answer.is_ok()).count(), 1, "{done:?}");
        assert!(done.iter().any(|answer| refused(answer, &Refusal::LastOwner)), "{done:?}");
    }

    async fn owners_are_made_and_unmade_by_owners_alone(db: TestDb) {
        let (user, owner) = owner(&db).await;
        let (_, admin) = colleague(&db, &owner, "paul@nord.example", Role::Admin).await;
        let (other, _) = colleague(&db, &owner, "lise@nord.example", Role::Owner).await;
        for answer in [
            change_role(&admin, user, Role::Sales).await,
            change_role(&admin, other, Role::Admin).await,
            remove(&admin, user).await,
            invite(&admin, "new@nord.example", Role::Owner).await.map(drop),
        ] {
            assert!(matches!(answer, Err(StoreError::Forbidden)), "{answer:?}");
        }
        assert!(invite(&admin, "new@nord.example", Role::Admin).await.is_ok());
    }

    async fn who_is_removed_is_signed_out_and_what_they_offered_is_withdrawn(db: TestDb) {
        let (_, owner) = owner(&db).await;
        let (paul, access) = colleague(&db, &owner, "paul@nord.example", Role::Admin).await;
        let (token, _) = db.sign_in("paul@nord.example", noon()).await;
        let (_, link) = invite(&access, "friend@nord.example", Role::Admin).await.unwrap();
        remove(&owner, paul).await.unwrap();
        assert_eq!(db.find(&token, noon()).await, None);
        assert!(refused(&invitations::info(&db.database, &link, noon()).await, &Refusal::LinkExpired));
        // The account remains, without a company.
        let (_, signed_in) = db.sign_in("paul@nord.example", noon()).await;
        assert_eq!(signed_in.company, None);
        assert!(signed_in.access(db.database.clone(), noon()).is_none());
    }

    async fn whoever_looks_after_users_signs_one_out_everywhere(db: TestDb) {
        let (_, owner) = owner(&db).await;
        let (paul, admin) = colleague(&db, &owner, "paul@nord.example", Role::Admin).await;
        let (lea, _) = colleague(&db, &owner, "lea@nord.example", Role::Sales).await;
        let (token, _) = db.sign_in("lea@nord.example", noon()).await;
        let (kept, _) = db.sign_in("paul@nord.example", noon()).await;
        let sign_out = async |access: &Access, user| {
            let tx = access.begin().await?;
            members::sign_out(&tx, user).await?;
            tx.commit().await
        };
        sign_out(&admin, lea).await.unwrap();
        assert_eq!(db.find(&token, noon()).await, None);
        assert!(db.find(&kept, noon()).await.is_some(), "nobody else");
        db.sign_in("lea@nord.example", noon()).await;
        let boss = owner.actor().user.unwrap();
        assert!(matches!(sign_out(&admin, boss).await, Err(StoreError::Forbidden)), "owners are signed out by owners");
        let sud = db.empty_company("Sud").await;
        assert!(matches!(sign_out(&sud, paul).await, Err(StoreError::NotFound)), "of another company");
    }
}
