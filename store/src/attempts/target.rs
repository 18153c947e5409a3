//! What is being guessed at, or from where: how much is free, and how long one waits beyond that.

use std::net::{IpAddr, Ipv6Addr};

use chrono::TimeDelta;
use domain::ids::{ContactId, UserId};
use uuid::Uuid;

use crate::tokens;

/// Failures that cost nothing: people mistype.
const FREE: i32 = 5;
/// The same for an address, behind which a whole office may sit.
const FREE_PER_ADDRESS: i32 = 20;
/// The same for an account, from everywhere together: whoever guesses from many networks is slowed down too.
const FREE_FROM_EVERYWHERE: i32 = 50;
/// The longest wait between two guesses.
const LONGEST: TimeDelta = TimeDelta::minutes(15);
/// The longest wait that guesses from elsewhere bring upon whoever signs in from a device that is not known.
const LONGEST_FROM_EVERYWHERE: TimeDelta = TimeDelta::minutes(1);
/// The same for letters to one e-mail.
const FREE_LETTERS_FROM_EVERYWHERE: i32 = 20;
/// The longest wait that whoever asks for letters from elsewhere brings upon its owner, in a browser that is not known.
const LONGEST_FOR_LETTERS: TimeDelta = TimeDelta::minutes(5);

/// What is being guessed at, or from where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    pub(super) key: String,
    pub(super) free: i32,
    pub(super) longest: TimeDelta,
    /// Whether one success clears it; an address is only given back its attempt, so that an attacker's own account resets nothing.
    pub(super) cleared: bool,
}

impl Target {
    /// The password of an e-mail, whether or not it has an account, from one network and from everywhere, and anything from the address.
    /// Guesses from elsewhere never keep the owner out for long. E-mails are kept hashed: one may be a password typed in the wrong field.
    #[must_use]
    pub fn email(folded: &str, address: &str) -> Vec<Self> {
        let email = tokens::hash(folded);
        let everywhere = Self {
            free: FREE_FROM_EVERYWHERE,
            longest: LONGEST_FROM_EVERYWHERE,
            ..Self::account(format!("email:{email}"))
        };
        vec![Self::account(format!("email:{email}@{}", network(address))), everywhere, Self::address(address)]
    }

    /// The password of an account, from a device that its owner signed in with before. No guess from another one slows it down.
    #[must_use]
    pub fn device(id: Uuid) -> Self {
        Self::account(format!("device:{id}"))
    }

    /// Anything, from one address of the network.
    #[must_use]
    pub fn address(address: &str) -> Self {
        Self { free: FREE_PER_ADDRESS, cleared: false, ..Self::account(format!("address:{address}")) }
    }

    /// The second factor of a user.
    #[must_use]
    pub fn code(user: UserId) -> Self {
        Self::account(format!("code:{user}"))
    }

    /// The password of a signed-in user, asked for again.
    #[must_use]
    pub fn password(user: UserId) -> Self {
        Self::account(format!("password:{user}"))
    }

    /// Links asked for by whoever has forgotten the password of an e-mail, whether or not it has an account: nobody's mailbox is filled.
    #[must_use]
    pub fn reset(folded: &str, address: &str) -> Vec<Self> {
        Self::links("reset", folded, address)
    }

    /// The same from a device that an account of the e-mail was signed in with before. Nobody else's asking slows it down.
    #[must_use]
    pub fn reset_on(device: Uuid) -> Self {
        Self { cleared: false, ..Self::account(format!("reset-device:{device}")) }
    }

    /// Links asked for by whoever wants to enter the portal with an e-mail, whether or not it may: nobody's mailbox is filled.
    #[must_use]
    pub fn portal(folded: &str, address: &str) -> Vec<Self> {
        Self::links("portal", folded, address)
    }

    /// The same from a browser that has signed in with the e-mail before. Nobody else's asking slows it down.
    #[must_use]
    pub fn portal_browser(browser: &str) -> Self {
        Self { cleared: false, ..Self::account(format!("portal-browser:{browser}")) }
    }

    /// The password of a contact's e-mail, whether or not one has it, from one network and from everywhere, and that of any e-mail from
    /// the address: as [`Self::email`], apart from staff's. One that is right clears nothing: contacts of several companies may have the
    /// e-mail, and whoever made one of them could guess at the others without end.
    #[must_use]
    pub fn portal_password(folded: &str, address: &str) -> Vec<Self> {
        let email = tokens::hash(folded);
        let everywhere = Self {
            free: FREE_FROM_EVERYWHERE,
            longest: LONGEST_FROM_EVERYWHERE,
            ..Self::account(format!("portal-password:{email}"))
        };
        let anybody = Self { free: FREE_PER_ADDRESS, ..Self::account(format!("portal-password-address:{address}")) };
        let from_network = Self::account(format!("portal-password:{email}@{}", network(address)));
        [from_network, everywhere, anybody].map(|target| Self { cleared: false, ..target }).into()
    }

    /// The same from a browser that has had a link of the e-mail. No guess from another one slows it down.
    #[must_use]
    pub fn portal_device(browser: &str) -> Self {
        Self::account(format!("portal-device:{browser}"))
    }

    /// Passwords chosen for a contact's e-mail, as [`Self::chosen`] for staff's.
    #[must_use]
    pub fn portal_chosen(folded: &str) -> Self {
        Self::account(format!("portal-chosen:{}", tokens::hash(folded)))
    }

    /// The second factor of a contact, by their access.
    #[must_use]
    pub fn portal_code(access: Uuid) -> Self {
        Self::account(format!("portal-code:{access}"))
    }

    /// The password of a contact who is signed in, asked for again.
    #[must_use]
    pub fn portal_again(access: Uuid) -> Self {
        Self::account(format!("portal-again:{access}"))
    }

    /// Links for an e-mail, from one network and from everywhere, and for any e-mail from one address. Those of one kind slow down neither
    /// those of another nor passwords: who asks has shown nothing yet.
    fn links(of: &str, folded: &str, address: &str) -> Vec<Self> {
        let email = tokens::hash(folded);
        let from_network = Self::account(format!("{of}:{email}@{}", network(address)));
        let everywhere = Self {
            free: FREE_LETTERS_FROM_EVERYWHERE,
            longest: LONGEST_FOR_LETTERS,
            ..Self::account(format!("{of}:{email}"))
        };
        let anybody = Self { free: FREE_PER_ADDRESS, ..Self::account(format!("{of}-address:{address}")) };
        [from_network, everywhere, anybody].map(|target| Self { cleared: false, ..target }).into()
    }

    /// Messages that a contact writes in the portal: nobody fills the activity.
    #[must_use]
    pub fn portal_message(contact: ContactId) -> Self {
        Self { cleared: false, ..Self::account(format!("portal-message:{contact}")) }
    }

    /// Passwords chosen for an account of an e-mail: each is compared with those of its other accounts, so that it is a guess at them, whether
    /// or not it is refused. Nobody chooses many.
    #[must_use]
    pub fn chosen(folded: &str) -> Self {
        Self::account(format!("chosen:{}", tokens::hash(folded)))
    }

    const fn account(key: String) -> Self {
        Self { key, free: FREE, longest: LONGEST, cleared: true }
    }
}

/// The network of an address: what one subscriber has, more or less.
fn network(address: &str) -> String {
    match address.parse::<IpAddr>().map(|address| address.to_canonical()) {
        Ok(IpAddr::V4(address)) => {
            let [a, b, c, _] = address.octets();
            format!("{a}.{b}.{c}.0/24")
        }
        Ok(IpAddr::V6(address)) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{}/56", Ipv6Addr::new(a, b, c, d & 0xff00, 0, 0, 0, 0))
        }
        Err(_) => address.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_asks_for_links_slows_down_nobody_elsewhere() {
        let keys = |targets: Vec<Target>| targets.into_iter().map(|target| target.key).collect::<Vec<_>>();
        let (here, there) = (keys(Target::portal("ana", "203.0.113.7")), keys(Target::portal("ana", "198.51.100.7")));
        let shared: Vec<_> = here.iter().filter(|key| there.contains(key)).collect();
        assert_eq!(shared, [&format!("portal:{}", tokens::hash("ana"))]);
        let passwords = keys(Target::email("ana", "203.0.113.7"));
        assert!(here.iter().all(|key| !passwords.contains(key)));
    }

    #[test]
    fn guesses_at_a_contact_slow_down_no_staff_and_one_that_is_right_clears_none() {
        let of_contact = Target::portal_password("ana", "203.0.113.7");
        let of_staff = Target::email("ana", "203.0.113.7");
        assert!(of_contact.iter().all(|target| !target.cleared));
        assert!(of_contact.iter().all(|target| of_staff.iter().all(|other| other.key != target.key)));
    }

    #[test]
    fn a_network_is_what_a_subscriber_has() {
        assert_eq!(network("203.0.113.7"), network("::ffff:203.0.113.9"));
        assert_ne!(network("203.0.113.7"), network("203.0.114.7"));
        assert_eq!(network("2001:db8:1:2ff::1"), network("2001:db8:1:200::2"));
        assert_ne!(network("2001:db8:1:2ff::1"), network("2001:db8:1:300::1"));
    }
}
