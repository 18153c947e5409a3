//! What seals secrets at rest: one key of the installation, and a key of its own for each purpose, derived from it.

use std::fmt;
use std::sync::Arc;

use domain::ids::{CompanyId, UserId};
use domain::sealed::{self, Key, NONCE_BYTES};
use hkdf::Hkdf;
use sha2::Sha256;
use uuid::Uuid;

use crate::{StoreError, StoreResult};

/// The installation's key. Clones are the same one.
#[derive(Clone)]
pub struct Secrets(Arc<Key>);

/// A purpose that a key is derived for; its name is a part of what was sealed, so it never changes.
#[derive(Clone, Copy, Debug)]
enum Purpose {
    /// The secret of a user's second factor.
    SecondFactor,
    /// What a user has typed and not saved, in their browsers.
    Drafts,
    /// What a browser is known by that a contact has signed in with.
    PortalBrowsers,
    /// The secret of a contact's second factor.
    PortalFactor,
    /// The password that a company sends its letters with.
    Mail,
    /// What a company's own back end signs with whom it lets into the portal.
    Portal,
    /// What a company asks and hears its provider of payments by card with.
    Cards,
}

/// Which secret of payment by card.
#[derive(Clone, Copy, Debug)]
pub(crate) enum CardSecret {
    /// The key by which the provider is asked.
    Key,
    /// What it signs with.
    Webhook,
}

impl Secrets {
    /// With the installation's key.
    #[must_use]
    pub fn new(key: Key) -> Self {
        Self(Arc::new(key))
    }

    /// A new key.
    ///
    /// # Errors
    /// When the operating system gives no randomness.
    pub fn make_key() -> Result<Key, getrandom::Error> {
        let mut bytes = [0_u8; 32];
        getrandom::fill(&mut bytes)?;
        Ok(Key::new(bytes))
    }

    /// What a user's drafts are sealed with in their browsers: it goes with the pages that they are sent, so that nobody reads the drafts
    /// who is not signed in as them.
    #[must_use]
    pub fn of_drafts(&self, user: UserId) -> Key {
        self.derived(Purpose::Drafts, user.0)
    }

    /// Seals the secret of a user's second factor.
    pub(crate) fn seal_second_factor(&self, user: UserId, secret: &str) -> StoreResult<String> {
        Ok(self.derived(Purpose::SecondFactor, user.0).seal(nonce()?, &about(user), secret))
    }

    /// The secret of a user's second factor.
    pub(crate) fn second_factor(&self, user: UserId, sealed: &str) -> StoreResult<String> {
        let secret = self.derived(Purpose::SecondFactor, user.0).open(&about(user), sealed);
        secret.ok_or_else(|| StoreError::Corrupt(format!("user {user}: the second factor is not sealed with this key")))
    }

    /// Seals what a browser is known by that has signed in with an e-mail: contacts of several companies have one.
    pub(crate) fn seal_portal_browser(&self, email_hash: &str, browser: Uuid) -> StoreResult<String> {
        let key = self.derived(Purpose::PortalBrowsers, Uuid::nil());
        Ok(key.seal(nonce()?, &about_browser(email_hash), &browser.to_string()))
    }

    /// What a browser is known by, if it has signed in with this e-mail.
    pub(crate) fn portal_browser(&self, email_hash: &str, sealed: &str) -> Option<String> {
        self.derived(Purpose::PortalBrowsers, Uuid::nil()).open(&about_browser(email_hash), sealed)
    }

    /// Seals the secret of a contact's second factor, by their access.
    pub(crate) fn seal_portal_factor(&self, access: Uuid, secret: &str) -> StoreResult<String> {
        Ok(self.derived(Purpose::PortalFactor, access).seal(nonce()?, &about_portal_factor(access), secret))
    }

    /// The secret of a contact's second factor.
    pub(crate) fn portal_factor(&self, access: Uuid, sealed: &str) -> StoreResult<String> {
        let secret = self.derived(Purpose::PortalFactor, access).open(&about_portal_factor(access), sealed);
        let corrupt = || StoreError::Corrupt(format!("access {access}: the second factor is not sealed with this key"));
        secret.ok_or_else(corrupt)
    }

    /// Seals the password that a company sends its letters with.
    pub(crate) fn seal_mail(&self, company: CompanyId, password: &str) -> StoreResult<String> {
        Ok(self.derived(Purpose::Mail, company.0).seal(nonce()?, &about_mail(company), password))
    }

    /// The password that a company sends its letters with.
    pub(crate) fn mail(&self, company: CompanyId, sealed: &str) -> StoreResult<String> {
        let password = self.derived(Purpose::Mail, company.0).open(&about_mail(company), sealed);
        password
            .ok_or_else(|| StoreError::Corrupt(format!("the mail password of {company} is not sealed with this key")))
    }

    /// Seals a secret of a company's payments by card.
    pub(crate) fn seal_card(&self, company: CompanyId, which: CardSecret, secret: &str) -> StoreResult<String> {
        Ok(self.derived(Purpose::Cards, company.0).seal(nonce()?, &about_card(company, which), secret))
    }

    /// A secret of a company's payments by card.
    pub(crate) fn card(&self, company: CompanyId, which: CardSecret, sealed: &str) -> StoreResult<String> {
        let secret = self.derived(Purpose::Cards, company.0).open(&about_card(company, which), sealed);
        secret.ok_or_else(|| StoreError::Corrupt(format!("a card secret of {company} is not sealed with this key")))
    }

    /// Seals what a company's own back end signs with whom it lets into the portal.
    pub(crate) fn seal_portal(&self, company: CompanyId, secret: &str) -> StoreResult<String> {
        Ok(self.derived(Purpose::Portal, company.0).seal(nonce()?, &about_portal(company), secret))
    }

    /// What a company's own back end signs with whom it lets into the portal.
    pub(crate) fn portal(&self, company: CompanyId, sealed: &str) -> StoreResult<String> {
        let secret = self.derived(Purpose::Portal, company.0).open(&about_portal(company), sealed);
        secret
            .ok_or_else(|| StoreError::Corrupt(format!("the portal's secret of {company} is not sealed with this key")))
    }

    /// A key of a user's or a company's own (HKDF-SHA-256, RFC 5869): none tells of another, nor of the installation's.
    fn derived(&self, purpose: Purpose, of: Uuid) -> Key {
        let mut bytes = [0_u8; 32];
        let name = match purpose {
            Purpose::SecondFactor => "clientele second factor 1",
            Purpose::Drafts => "clientele drafts 1",
            Purpose::PortalBrowsers => "clientele portal browsers 1",
            Purpose::PortalFactor => "clientele portal factor 1",
            Purpose::Mail => "clientele mail 1",
            Purpose::Cards => "clientele cards 1",
            Purpose::Portal => "clientele portal 1",
        };
        // Fails only for more than 8160 bytes.
        let _ =
            Hkdf::<Sha256>::new(None, self.0.bytes()).expand_multi_info(&[name.as_bytes(), of.as_bytes()], &mut bytes);
        Key::new(bytes)
    }
}

impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secrets(…)")
    }
}

/// What a sealed second factor is about: whose it is.
fn about(user: UserId) -> String {
    format!("second factor of {user}")
}

/// What a sealed browser is about: with which e-mail it has signed in.
fn about_browser(email_hash: &str) -> String {
    format!("portal browser of {email_hash}")
}

/// What the sealed second factor of a contact is about: by which access they enter.
fn about_portal_factor(access: Uuid) -> String {
    format!("second factor of the access {access}")
}

/// What a sealed password is about: whose letters are sent with it.
fn about_mail(company: CompanyId) -> String {
    format!("mail password of {company}")
}

/// What a sealed secret of payments by card is about: whose it is, and what it opens.
fn about_card(company: CompanyId, which: CardSecret) -> String {
    let which = match which {
        CardSecret::Key => "key",
        CardSecret::Webhook => "webhook secret",
    };
    format!("card {which} of {company}")
}

/// What a sealed secret is about: who signs with it.
fn about_portal(company: CompanyId) -> String {
    format!("portal secret of {company}")
}

fn nonce() -> StoreResult<[u8; NONCE_BYTES]> {
    let mut nonce = [0_u8; NONCE_BYTES];
    getrandom::fill(&mut nonce).map_err(|error| StoreError::Corrupt(error.to_string()))?;
    Ok(nonce)
}

/// Whether a stored second factor is sealed already.
pub(crate) fn is_sealed(stored: &str) -> bool {
    sealed::is_sealed(stored)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_user_and_each_purpose_has_a_key_of_its_own() {
        let secrets = Secrets::new(Key::new([1; 32]));
        let (camille, louis) = (UserId(uuid::Uuid::from_u128(1)), UserId(uuid::Uuid::from_u128(2)));
        let sealed = secrets.seal_second_factor(camille, "JBSWY3DP").unwrap();
        assert_eq!(secrets.second_factor(camille, &sealed).unwrap(), "JBSWY3DP");
        assert!(secrets.second_factor(louis, &sealed).is_err());
        assert!(Secrets::new(Key::new([2; 32])).second_factor(camille, &sealed).is_err());
        assert_ne!(sealed, secrets.seal_second_factor(camille, "JBSWY3DP").unwrap());
        assert_ne!(secrets.of_drafts(camille), secrets.of_drafts(louis));
        assert_eq!(secrets.of_drafts(camille).open(&about(camille), &sealed), None);
    }

    #[test]
    fn a_contacts_second_factor_opens_for_their_access_alone() {
        let secrets = Secrets::new(Key::new([1; 32]));
        let (ana, bob) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let sealed = secrets.seal_portal_factor(ana, "JBSWY3DP").unwrap();
        assert_eq!(secrets.portal_factor(ana, &sealed).unwrap(), "JBSWY3DP");
        assert!(secrets.portal_factor(bob, &sealed).is_err() && !sealed.contains("JBSWY3DP"));
        assert!(secrets.second_factor(UserId(ana), &sealed).is_err(), "staff's are others");
    }

    #[test]
    fn a_browser_is_known_by_its_own_e_mail_alone() {
        let secrets = Secrets::new(Key::new([1; 32]));
        let sealed = secrets.seal_portal_browser("ana", Uuid::from_u128(1)).unwrap();
        assert_eq!(secrets.portal_browser("ana", &sealed), Some(Uuid::from_u128(1).to_string()));
        assert_eq!(secrets.portal_browser("bob", &sealed), None);
        assert_eq!(Secrets::new(Key::new([2; 32])).portal_browser("ana", &sealed), None, "another server's");
        assert!(["", "sealed1:", "00000000"].iter().all(|typed| secrets.portal_browser("ana", typed).is_none()));
    }

    #[test]
    fn a_companys_password_opens_for_it_alone() {
        let secrets = Secrets::new(Key::new([1; 32]));
        let (nord, sud) = (CompanyId(uuid::Uuid::from_u128(1)), CompanyId(uuid::Uuid::from_u128(2)));
        let sealed = secrets.seal_mail(nord, "s3cret").unwrap();
        assert_eq!(secrets.mail(nord, &sealed).unwrap(), "s3cret");
        assert!(secrets.mail(sud, &sealed).is_err() && !sealed.contains("s3cret"));
        assert!(secrets.second_factor(UserId(nord.0), &sealed).is_err(), "another purpose");
    }

    #[test]
    fn a_secret_of_cards_opens_as_what_it_is_alone() {
        let secrets = Secrets::new(Key::new([1; 32]));
        let (nord, sud) = (CompanyId(uuid::Uuid::from_u128(1)), CompanyId(uuid::Uuid::from_u128(2)));
        let sealed = secrets.seal_card(nord, CardSecret::Key, "sk_test_1").unwrap();
        assert_eq!(secrets.card(nord, CardSecret::Key, &sealed).unwrap(), "sk_test_1");
        assert!(secrets.card(nord, CardSecret::Webhook, &sealed).is_err(), "another secret");
        assert!(secrets.card(sud, CardSecret::Key, &sealed).is_err() && secrets.mail(nord, &sealed).is_err());
    }
}
