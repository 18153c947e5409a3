//! Links for people who have forgotten their password, sent by the installation's own mail server: an account is no company's.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use chrono::Utc;
use domain::identifiers::Email;
use domain::mail::settings::NewMailSettings;
use kit::lost_password::Locksmith;
use kit::words::{td_string, words_in};
use post::{Letter, Person, Problem, Relay};
use store::accounts::{self, ResetLink};
use store::{Database, StoreError};
use tokio::sync::Semaphore;
use uuid::Uuid;

use super::{Way, reply_to, sender};
use crate::config::Config;

/// The waits before a letter is tried again; whoever waits for it asks anew after that.
const AGAIN: [Duration; 2] = [Duration::from_secs(5), Duration::from_secs(30)];
/// The most requests that are worked on at once; what is asked beyond is asked again by whoever waits.
const AT_ONCE: usize = 8;

/// Sends the links.
pub struct Links {
    database: Database,
    way: Way,
    mail: NewMailSettings,
    public_url: String,
    at_once: Arc<Semaphore>,
}

impl Links {
    /// By the operator's settings; none where there are none. The operator may name any server.
    #[must_use]
    pub fn of(config: &Config, database: Database) -> Option<Self> {
        let mail = match config.mail() {
            Ok(mail) => mail?,
            Err(error) => {
                tracing::error!(error, "no links are sent to people who have forgotten their password");
                return None;
            }
        };
        let way = Way::of(&Config { smtp_allow_private: true, ..config.clone() });
        let at_once = Arc::new(Semaphore::new(AT_ONCE));
        Some(Self { database, way, mail, public_url: config.public_url(), at_once })
    }

    async fn make_and_send(&self, email: &Email) -> Result<(), StoreError> {
        for link in accounts::reset_links(&self.database, email, Utc::now()).await? {
            let letter = self.letter(&link);
            let relay = self.way.relay(&self.mail.settings, self.mail.password.clone());
            if let Err(problem) = self.hand_over(&relay, &letter).await {
                // To whom is nobody's business who reads the log.
                tracing::warn!(problem = problem.what.as_str(), "a link for a forgotten password was not sent");
            }
        }
        Ok(())
    }

    async fn hand_over(&self, relay: &Relay, letter: &Letter) -> Result<(), Problem> {
        let mut waits = AGAIN.into_iter();
        loop {
            let sent = self.way.post().send(relay, letter).await;
            match (sent, waits.next()) {
                (Err(problem), Some(wait)) if problem.may_pass() => tokio::time::sleep(wait).await,
                (sent, _) => return sent,
            }
        }
    }

    fn letter(&self, link: &ResetLink) -> Letter {
        let l = words_in(link.language);
        let address = format!("{}/login/reset/{}", self.public_url, link.token);
        let (name, companies) = (unlinked(&link.name), unlinked(&link.companies.join(", ")));
        let text = td_string!(l, auth.reset_letter, name = name, companies = companies, link = address);
        Letter {
            id: Uuid::now_v7().to_string(),
            written_at: SystemTime::now(),
            from: sender(&self.mail.settings),
            reply_to: reply_to(&self.mail.settings),
            // As the account has it: what was typed may only look the same.
            to: vec![Person { name: None, address: link.email.clone() }],
            cc: Vec::new(),
            bcc: Vec::new(),
            subject: td_string!(l, auth.reset_subject).to_owned(),
            text: text.clone(),
            attached: Vec::new(),
        }
    }
}

impl Locksmith for Links {
    fn send(self: Arc<Self>, email: Email) {
        let Ok(turn) = Arc::clone(&self.at_once).try_acquire_owned() else {
            tracing::warn!("too many people have forgotten their password at once");
            return;
        };
        drop(tokio::spawn(async move {
            if let Err(error) = self.make_and_send(&email).await {
                tracing::warn!(%error, "no link can be made for a forgotten password");
            }
            drop(turn);
        }));
    }
}

/// A name that others have chosen, in which nothing can be followed: in this letter there is one link.
fn unlinked(name: &str) -> String {
    name.replace("://", " : // ")
}

#[cfg(test)]
mod tests {
    use super::unlinked;

    #[test]
    fn a_name_is_no_link() {
        assert_eq!(unlinked("Ateliers Roche, 12:30 // 14:00"), "Ateliers Roche, 12:30 // 14:00");
        let name = unlinked("Noé, voir https://evil.example/ et HTTP://evil.example");
        assert!(!name.contains("://") && name.contains("https : // evil.example"), "{name}");
        assert!(!post::of_text(&name).contains("<a "), "{name}");
    }
}
