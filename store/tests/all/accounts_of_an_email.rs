//! Several accounts of one e-mail: who made them, which one a password opens, and that none is a way into another.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use domain::access::Role;
use domain::error::{FieldError, FieldErrors, Refusal};
use domain::format::Language;
use domain::ids::{CompanyId, UserId};
use domain::users::{InvitationForm, NewAccount, Password};
use store::accounts::{self, Change, MAX_OF_EMAIL};
use store::invitations::{Newcomer, accept_as_existing, accept_as_new, accept_signed_in};
use store::sessions::{SignIn, SignedIn, SignedInToken};
use store::{Access, StoreError, StoreResult, companies, invitations, members, sessions};
use testing::people::{OWNER, PASSWORD, account, founded, noon};
use testing::{TestDb, on_each_database};

/// Who owns the first company, and is invited by the second.
const VICTIM: &str = OWNER;
const OTHER: &str = "une tout autre phrase secrète";

fn refused<T: std::fmt::Debug>(answer: &StoreResult<T>, why: &Refusal) -> bool {
    matches!(answer, Err(StoreError::Refused(refusal)) if refusal == why)
}

fn newcomer(password: &str) -> Newcomer<'_> {
    Newcomer { name: "Quelqu’un", password, language: Language::French, device: "Test", address: "far" }
}

/// Another company, whose owner invites whom they like.
async fn another(db: &TestDb, name: &str) -> Access {
    let (company, _) = db.first_company().await;
    let email = format!("{}@sud.example", name.to_lowercase());
    let (role, language) = (Role::ReadOnly, Language::French);
    let user = accounts::add_user(&db.database, company, &account(&email), role, language, noon()).await.unwrap();
    let theirs = companies::create_another(&db.database, user, &founded(name), noon()).await.unwrap();
    let (token, signed_in) = db.sign_in(&email, noon()).await;
    sessions::switch_company(&db.database, &signed_in, theirs).await.unwrap();
    db.access(&db.find(&token, noon()).await.unwrap())
}

trait Set {
    async fn first_company(&self) -> (CompanyId, UserId);
}

impl Set for TestDb {
    /// The first company, founded when it is not there yet.
    async fn first_company(&self) -> (CompanyId, UserId) {
        match companies::all(&self.database).await.unwrap().first() {
            Some((company, _)) => (*company, self.sign_in(VICTIM, noon()).await.1.user),
            None => self.set_up().await,
        }
    }
}

async fn invite(access: &Access, email: &str) -> StoreResult<String> {
    let form = InvitationForm { email: email.into(), role: "sales".into() };
    let tx = access.begin().await.unwrap();
    let (_, token) = invitations::create(&tx, &form.parse().unwrap()).await?;
    tx.commit().await.unwrap();
    Ok(token)
}

async fn whose(db: &TestDb, opened: StoreResult<SignedInToken>) -> SignedIn {
    db.find(&opened.unwrap().token, noon()).await.unwrap()
}

fn attempt<'a>(password: &'a str, known_device: Option<&'a str>) -> SignIn<'a> {
    SignIn { email: VICTIM, password, device: "Test", address: "far", known_device, replaces: None }
}

on_each_database! {
    async fn inviting_somebody_elsewhere_takes_nothing_of_theirs(db: TestDb) {
        let (nord, claire) = db.set_up().await;
        let sud = another(&db, "Sud").await;
        let link = invite(&sud, VICTIM).await.unwrap();
        let made = whose(&db, accept_as_new(&db.database, &link, newcomer(OTHER), noon()).await).await;
        assert_ne!(made.user, claire);
        assert_eq!(made.company, Some((sud.company(), Role::Sales)));
        // Each is entered by its own password, in its own company.
        let own = whose(&db, sessions::sign_in(&db.database, attempt(PASSWORD, None), noon()).await).await;
        assert_eq!((own.user, own.company), (claire, Some((nord, Role::Owner))));
        let other = whose(&db, sessions::sign_in(&db.database, attempt(OTHER, None), noon()).await).await;
        assert_eq!((other.user, other.company), (made.user, made.company));
        let neither = sessions::sign_in(&db.database, attempt("ni l’un ni l’autre", None), noon()).await;
        assert!(refused(&neither, &Refusal::WrongCredentials), "{neither:?}");
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn by_its_own_password_an_account_joins_either_way(db: TestDb) {
        let (_, claire) = db.set_up().await;
        let (sud, est) = (another(&db, "Sud").await, another(&db, "Est").await);
        let link = invite(&sud, VICTIM).await.unwrap();
        let created = whose(&db, accept_as_new(&db.database, &link, newcomer(PASSWORD), noon()).await).await;
        assert_eq!((created.user, created.name.as_str()), (claire, "Claire Roche"));
        let link = invite(&est, VICTIM).await.unwrap();
        let wrong = accept_as_existing(&db.database, &link, "pas le bon", "Test", "far", noon()).await;
        assert!(refused(&wrong, &Refusal::WrongCredentials), "{wrong:?}");
        let joined = whose(&db, accept_as_existing(&db.database, &link, PASSWORD, "Test", "far", noon()).await).await;
        assert_eq!((joined.user, joined.company), (claire, Some((est.company(), Role::Sales))));
        assert_eq!(companies::of_user(&db.database, claire).await.unwrap().len(), 3);
    }

    async fn nobody_hears_whether_an_e_mail_has_an_account(db: TestDb) {
        db.set_up().await;
        let sud = another(&db, "Sud").await;
        let mut answers = Vec::new();
        for email in [VICTIM, "personne@nord.example"] {
            let link = invite(&sud, email).await.unwrap();
            let info = invitations::info(&db.database, &link, noon()).await.unwrap();
            let mut said = vec![format!("{info:?}").replace(email, "…")];
            for _ in 0..7 {
                let wrong = accept_as_existing(&db.database, &link, "pas le bon", "Test", email, noon()).await;
                said.push(format!("{:?}", wrong.unwrap_err()));
            }
            let made = accept_as_new(&db.database, &link, Newcomer { address: email, ..newcomer(OTHER) }, noon()).await;
            said.push(format!("{:?}", made.unwrap_err()));
            answers.push(said);
        }
        assert_eq!(answers[0], answers[1]);
    }

    async fn whoever_is_signed_in_joins_at_once_if_it_is_they_who_are_invited(db: TestDb) {
        let (_, claire) = db.set_up().await;
        let sud = another(&db, "Sud").await;
        let (token, here) = db.sign_in(VICTIM, noon()).await;
        let to_another = invite(&sud, "paul@nord.example").await.unwrap();
        let not_mine = accept_signed_in(&db.database, &to_another, &here, noon()).await;
        assert!(matches!(not_mine, Err(StoreError::Forbidden)), "{not_mine:?}");
        assert!(invitations::info(&db.database, &to_another, noon()).await.is_ok(), "it was not used up");
        let mine = invite(&sud, VICTIM).await.unwrap();
        assert_eq!(accept_signed_in(&db.database, &mine, &here, noon()).await.unwrap(), sud.company());
        let now = db.find(&token, noon()).await.unwrap();
        assert_eq!((now.user, now.company), (claire, Some((sud.company(), Role::Sales))));
        assert!(refused(&accept_signed_in(&db.database, &mine, &here, noon()).await, &Refusal::LinkExpired));
    }

    async fn within_a_company_an_e_mail_is_one_persons(db: TestDb) {
        let (nord, claire) = db.set_up().await;
        let sud = another(&db, "Sud").await;
        let made = invite(&sud, VICTIM).await.unwrap();
        let made = whose(&db, accept_as_new(&db.database, &made, newcomer(OTHER), noon()).await).await;
        let taken = FieldErrors::one("email", FieldError::Taken);
        let again = invite(&sud, VICTIM).await;
        assert!(matches!(&again, Err(StoreError::Invalid(errors)) if *errors == taken), "{again:?}");
        // A link from before somebody of that e-mail came by another way.
        let est = another(&db, "Est").await;
        let link = invite(&est, VICTIM).await.unwrap();
        let (role, language) = (Role::Sales, Language::French);
        let theirs = NewAccount { password: Password::choose(OTHER, VICTIM).unwrap(), ..account(VICTIM) };
        let there = accounts::add_user(&db.database, est.company(), &theirs, role, language, noon()).await.unwrap();
        assert_eq!(there, made.user);
        let late = accept_as_existing(&db.database, &link, PASSWORD, "Test", "far", noon()).await;
        assert!(refused(&late, &Refusal::LinkExpired), "{late:?}");
        let (_, here) = db.sign_in(VICTIM, noon()).await;
        assert!(refused(&accept_signed_in(&db.database, &link, &here, noon()).await, &Refusal::LinkExpired));
        assert_eq!(members::list(&est.read()).await.unwrap().iter().filter(|member| member.email == VICTIM).count(), 1);
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
        db.corrupt(&format!("UPDATE memberships SET company_id = {} WHERE user_id = {} AND company_id = {}",
            id(&db, sud.company().0), id(&db, claire.0), id(&db, nord.0))).await;
        let told = store::verify::run(&db.database).await.unwrap();
        assert!(told.iter().any(|violation| violation.invariant == 11 && violation.text.contains(VICTIM)), "{told:?}");
    }

    async fn of_two_who_make_an_access_at_once_both_can_enter_theirs(db: TestDb) {
        db.set_up().await;
        let companies = [another(&db, "Sud").await, another(&db, "Est").await];
        let mut links = Vec::new();
        for company in &companies {
            links.push(invite(company, "neuve@nord.example").await.unwrap());
        }
        let tries: Vec<_> = links.into_iter().map(|link| {
            let database = db.database.clone();
            tokio::spawn(async move { accept_as_new(&database, &link, newcomer(OTHER), noon()).await })
        }).collect();
        for one in tries {
            // Whoever was hashed beside what is no more tries again.
            let answer = one.await.unwrap();
            assert!(answer.is_ok() || matches!(answer, Err(StoreError::Busy)), "{answer:?}");
        }
        let email = domain::identifiers::Email::parse("neuve@nord.example").unwrap();
        assert_eq!(accounts::accounts_of(&db.database, &email).await.unwrap().len(), 1, "one password, one account");
    }

    async fn accounts_of_one_e_mail_have_passwords_of_their_own(db: TestDb) {
        let (_, claire) = db.set_up().await;
        let sud = another(&db, "Sud").await;
        let link = invite(&sud, VICTIM).await.unwrap();
        let made = accept_as_new(&db.database, &link, newcomer(OTHER), noon()).await.unwrap();
        let made = db.find(&made.token, noon()).await.unwrap();
        let guess = Password::choose(PASSWORD, VICTIM).unwrap();
        let change = Change { current: OTHER, new: &guess, keep: made.session, address: "far" };
        let taken = FieldErrors::one("new", FieldError::Taken);
        // To hear that another account has it is to guess it: it is counted with the one that was chosen on joining.
        for _ in 0..5 {
            let answer = accounts::change_password(&db.database, made.user, change, noon()).await;
            assert!(matches!(&answer, Err(StoreError::Invalid(errors)) if *errors == taken), "{answer:?}");
        }
        let waits = accounts::change_password(&db.database, made.user, change, noon()).await;
        assert!(refused(&waits, &Refusal::TooManyAttempts { seconds: 1 }), "{waits:?}");
        let answer = accounts::set_password(&db.database, claire, &Password::choose(OTHER, VICTIM).unwrap(), false, noon()).await;
        let taken = FieldErrors::one("password", FieldError::Taken);
        assert!(matches!(&answer, Err(StoreError::Invalid(errors)) if *errors == taken), "{answer:?}");
        let own = whose(&db, db.try_sign_in(VICTIM, PASSWORD, noon()).await).await;
        assert_eq!(own.user, claire);
    }

    /// A password that is free is a wrong guess at the e-mail's other accounts.
    async fn choosing_one_password_after_another_is_guessing(db: TestDb) {
        let (_, claire) = db.set_up().await;
        let sud = another(&db, "Sud").await;
        let link = invite(&sud, VICTIM).await.unwrap();
        let made = whose(&db, accept_as_new(&db.database, &link, newcomer(OTHER), noon()).await).await;
        let (mut current, mut taken) = (OTHER.to_owned(), 0);
        for number in 0..20 {
            let new = format!("un essai de phrase numéro {number}");
            let chosen = Password::choose(&new, VICTIM).unwrap();
            let change = Change { current: &current, new: &chosen, keep: made.session, address: &format!("10.0.{number}.1") };
            match accounts::change_password(&db.database, made.user, change, noon()).await {
                Ok(()) => (taken, current) = (taken + 1, new),
                Err(error) => assert!(refused::<()>(&Err(error), &Refusal::TooManyAttempts { seconds: 1 })),
            }
        }
        assert_eq!(taken, 5, "from whatever network");
        // Whose e-mail it is signs in all the same.
        let own = whose(&db, db.try_sign_in(VICTIM, PASSWORD, noon()).await).await;
        assert_eq!(own.user, claire);
    }

    /// Whoever made an account of somebody's e-mail signs in to it between guesses at the other.
    async fn an_account_of_ones_own_clears_no_guesses_at_the_others(db: TestDb) {
        db.set_up().await;
        let sud = another(&db, "Sud").await;
        let link = invite(&sud, VICTIM).await.unwrap();
        accept_as_new(&db.database, &link, newcomer(OTHER), noon()).await.unwrap();
        let mut device = None;
        for known in [false, true] {
            let mut judged = 0;
            for _ in 0..10 {
                let own = device.clone().filter(|_| known);
                let address = if known { "192.0.2.7" } else { "198.51.100.7" };
                let mine = SignIn { address, ..attempt(OTHER, own.as_deref()) };
                if let Ok(opened) = sessions::sign_in(&db.database, mine, noon()).await {
                    device = opened.known_device.or(device);
                }
                let own = device.clone().filter(|_| known);
                let guess = SignIn { address, ..attempt("un essai", own.as_deref()) };
                let guess = sessions::sign_in(&db.database, guess, noon()).await;
                judged += usize::from(refused(&guess, &Refusal::WrongCredentials));
            }
            assert_eq!(judged, 6, "from a known device: {known}");
        }
    }

    async fn an_e_mail_has_only_so_many_accounts(db: TestDb) {
        db.set_up().await;
        for number in 1..=MAX_OF_EMAIL {
            let company = another(&db, &format!("Filiale{number}")).await;
            let link = invite(&company, VICTIM).await.unwrap();
            let password = format!("la phrase secrète numéro {number} du lot");
            let answer = accept_as_new(&db.database, &link, newcomer(&password), noon()).await;
            if number < MAX_OF_EMAIL {
                let made = whose(&db, answer).await;
                let again = whose(&db, db.try_sign_in(VICTIM, &password, noon()).await).await;
                assert_eq!(made.user, again.user);
            } else {
                assert!(refused(&answer, &Refusal::TooManyAccounts { max: 5 }), "{answer:?}");
                // The link still lets one of them join.
                assert!(accept_as_existing(&db.database, &link, PASSWORD, "Test", "far", noon()).await.is_ok());
            }
        }
    }

    async fn whoever_was_thrown_out_takes_no_place(db: TestDb) {
        db.set_up().await;
        let (sud, est) = (another(&db, "Sud").await, another(&db, "Est").await);
        // With the owner's own, these are all there may be.
        for number in 1..MAX_OF_EMAIL {
            let link = invite(&sud, VICTIM).await.unwrap();
            let password = format!("la phrase secrète numéro {number} du lot");
            let made = whose(&db, accept_as_new(&db.database, &link, newcomer(&password), noon()).await).await;
            let tx = sud.begin().await.unwrap();
            members::remove(&tx, made.user).await.unwrap();
            tx.commit().await.unwrap();
        }
        let link = invite(&est, VICTIM).await.unwrap();
        let joined = whose(&db, accept_as_new(&db.database, &link, newcomer(OTHER), noon()).await).await;
        let again = whose(&db, db.try_sign_in(VICTIM, OTHER, noon()).await).await;
        assert_eq!(again.user, joined.user);
    }
}

/// An id as a literal of the database.
fn id(db: &TestDb, id: uuid::Uuid) -> String {
    if db.database.is_sqlite() { format!("x'{}'", id.simple()) } else { format!("'{id}'") }
}
