//! People who sign in, and the companies they work in.

use chrono::{DateTime, Utc};
use domain::company::{CompanyForm, NewCompany};
use domain::ids::{CompanyId, UserId};
use domain::users::{AccountForm, NewAccount};
use store::sessions::{SignIn, SignedIn, SignedInToken};
use store::{Access, StoreResult, companies, sessions};

use crate::TestDb;

/// The password of everybody in the tests.
pub const PASSWORD: &str = "un mot de passe assez long";
/// The e-mail of the first owner.
pub const OWNER: &str = "claire@nord.example";

/// The instant at which tests begin.
///
/// # Panics
/// Never.
#[must_use]
#[expect(clippy::unwrap_used, reason = "a constant")]
pub fn noon() -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_000_000, 0).unwrap()
}

/// An account as typed right.
///
/// # Panics
/// When the e-mail is none.
#[must_use]
#[expect(clippy::unwrap_used, reason = "a test that cannot start must fail")]
pub fn account(email: &str) -> NewAccount {
    let form = AccountForm { name: "Claire Roche".into(), email: email.into(), password: PASSWORD.into() };
    form.parse().unwrap()
}

/// A company as typed right.
///
/// # Panics
/// Never for a name that is one.
#[must_use]
#[expect(clippy::unwrap_used, reason = "a test that cannot start must fail")]
pub fn founded(name: &str) -> NewCompany {
    let form = CompanyForm {
        name: name.into(),
        country: "FR".into(),
        language: "fr".into(),
        currency: "EUR".into(),
        ..CompanyForm::default()
    };
    form.parse().unwrap()
}

impl TestDb {
    /// The first company, with its owner.
    ///
    /// # Panics
    /// When there is one already.
    #[expect(clippy::unwrap_used, reason = "a test that cannot start must fail")]
    pub async fn set_up(&self) -> (CompanyId, UserId) {
        companies::set_up(&self.database, &account(OWNER), &founded("Nord"), noon()).await.unwrap()
    }

    /// Tries to sign in from an address of its own for each e-mail.
    pub async fn try_sign_in(&self, email: &str, password: &str, now: DateTime<Utc>) -> StoreResult<SignedInToken> {
        let sign_in = SignIn { email, password, device: "Test", address: email, known_device: None, replaces: None };
        sessions::sign_in(&self.database, sign_in, now).await
    }

    /// Signs in with the right password.
    ///
    /// # Panics
    /// When it is refused.
    #[expect(clippy::unwrap_used, reason = "a test that cannot start must fail")]
    pub async fn sign_in(&self, email: &str, now: DateTime<Utc>) -> (String, SignedIn) {
        let token = self.try_sign_in(email, PASSWORD, now).await.unwrap().token;
        let signed_in = self.find(&token, now).await.unwrap();
        (token, signed_in)
    }

    /// Whoever presents a token.
    ///
    /// # Panics
    /// When the database fails.
    #[expect(clippy::unwrap_used, reason = "a test that cannot start must fail")]
    pub async fn find(&self, token: &str, now: DateTime<Utc>) -> Option<SignedIn> {
        sessions::find(&self.database, token, None, sessions::LIFETIME, now).await.unwrap()
    }

    /// The owner's way into the company of their session.
    ///
    /// # Panics
    /// When they have none.
    #[expect(clippy::unwrap_used, reason = "a test that cannot start must fail")]
    pub fn access(&self, signed_in: &SignedIn) -> Access {
        signed_in.access(self.database.clone(), noon()).unwrap()
    }
}
