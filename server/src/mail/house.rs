//! What the installation itself gives to letters: the address that their links lead to, and whether they go by the operator's own server.

use domain::mail::MailSettings;
use domain::mail::template::linked;
use post::Person;
use store::mail::Outgoing;

use super::reply_to;
use crate::config::Config;

/// See the module.
#[derive(Clone, Debug, Default)]
pub struct House {
    address: String,
    own: Option<MailSettings>,
}

impl House {
    /// As the operator has set it up.
    #[must_use]
    pub fn of(config: &Config) -> Self {
        let own = config.mail().ok().flatten().map(|mail| mail.settings);
        Self { address: config.public_url().trim_end_matches('/').to_owned(), own }
    }

    /// Whether a company sends by the operator's own server, as the same user and in the same name: then neither the server, nor what comes
    /// back from it, is in the hands of anybody of the company.
    #[must_use]
    pub fn is_own(&self, settings: &MailSettings) -> bool {
        self.own.as_ref().is_some_and(|own| {
            (&own.host, own.port, &own.user) == (&settings.host, settings.port, &settings.user)
                && own.sender.folded() == settings.sender.folded()
        })
    }

    /// Where answers to a letter go. Those to one that proves an address go to its sender: what answers by itself may quote the link.
    #[must_use]
    pub fn reply_to(&self, outgoing: &Outgoing, settings: &MailSettings) -> Option<Person> {
        let proves = outgoing.invitation.is_some() && self.is_own(settings);
        if proves { None } else { reply_to(settings) }
    }

    /// The text of a letter, with its link.
    #[must_use]
    pub fn text(&self, outgoing: &Outgoing) -> String {
        let Some(link) = &outgoing.link else { return outgoing.text.clone() };
        linked(&outgoing.text, Some(&format!("{}{}", self.address, link.path())))
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use domain::identifiers::Email;
    use domain::ids::{InvitationId, MailId};
    use domain::mail::MailForm;
    use uuid::Uuid;

    use super::*;

    fn settings(host: &str, user: &str, sender: &str) -> MailSettings {
        let form = MailForm {
            host: host.into(),
            user: user.into(),
            password: "secret".into(),
            sender: sender.into(),
            ..MailForm::default()
        };
        form.parse().unwrap().settings
    }

    #[test]
    fn only_the_operators_own_server_and_name_prove_an_address() {
        let own = settings("smtp.house.example", "house", "house@house.example");
        let house = House { address: "https://a.example".into(), own: Some(own.clone()) };
        assert!(house.is_own(&own) && !House::default().is_own(&own));
        for other in [
            settings("smtp.evil.example", "house", "house@house.example"),
            settings("smtp.house.example", "mallory", "house@house.example"),
            settings("smtp.house.example", "house", "mallory@evil.example"),
        ] {
            assert!(!house.is_own(&other), "{other:?}");
        }
    }

    #[test]
    fn what_answers_an_invitation_by_itself_answers_nobody_of_the_company() {
        let own = settings("smtp.house.example", "house", "house@house.example");
        let house = House { address: "https://a.example".into(), own: Some(own.clone()) };
        let theirs = MailSettings { reply_to: Some(Email::parse("boss@evil.example").unwrap()), ..own };
        let letter = Outgoing {
            id: MailId(Uuid::nil()),
            written_at: DateTime::UNIX_EPOCH,
            document: None,
            to: Vec::new(),
            cc: Vec::new(),
            bcc: Vec::new(),
            subject: String::new(),
            text: String::new(),
            attached: false,
            client: None,
            statement: None,
            link: None,
            invitation: None,
        };
        assert!(house.reply_to(&letter, &theirs).is_some());
        let invitation = Outgoing { invitation: Some(InvitationId(Uuid::nil())), ..letter };
        assert!(house.reply_to(&invitation, &theirs).is_none());
        assert!(House::default().reply_to(&invitation, &theirs).is_some(), "it proves nothing there");
    }
}
