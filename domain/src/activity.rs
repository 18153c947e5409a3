//! What happened, as it is kept. The words are chosen where it is shown.
//!
//! Each feature has an enum of its own for what happens to its records; this is that of clients.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::billing::ledger::EntryKind;
use crate::client_files::FileAct;
use crate::client_prices::choices::PriceAct;
use crate::clients::ClientState;
use crate::form::Change;
use crate::ids::{ActivityId, ClientPriceId, DocumentId, TaskId};
use crate::money::Money;
use crate::subject::Subject;
use crate::text::{LongText, Text};

/// What one person tells the others of a client, beside what happened to it (A7.1).
pub type NoteText = LongText<4_000>;

/// What a contact tells the company by the portal (A11.1): short enough for a form of the clients' own door, however it is written.
pub type PortalText = LongText<1_500>;

/// Something that happened to a client.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// It was created by hand.
    ClientCreated,
    /// It was brought in from a file.
    ClientImported {
        /// The file's name.
        file: String,
    },
    /// Values were changed; `version` is the one that the save made.
    ClientUpdated {
        /// The version saved.
        version: i32,
        /// What changed.
        changes: Vec<Change>,
    },
    /// It was hidden from lists.
    ClientArchived,
    /// It was thrown away.
    ClientDeleted,
    /// It was brought back.
    ClientRestored,
    /// It is offered again.
    ClientActivated,
    /// It is kept but offered no more.
    ClientDeactivated,
    /// It became a client.
    BecameClient,
    /// It became a prospect.
    BecameProspect,
    /// Score points were added or taken off.
    ScoreChanged {
        /// How many.
        points: i32,
        /// The sum after it.
        total: i32,
    },
    /// Its logo was set or taken off.
    LogoChanged {
        /// Whether there is one now.
        set: bool,
    },
    /// Somebody noted something.
    NoteAdded {
        /// What.
        text: NoteText,
    },
    /// A contact of it wrote to the company, in the portal (A11.1).
    PortalMessage {
        /// What.
        text: PortalText,
    },
    /// A file of it was added, taken away, shared with its contacts or kept from them again (A15.2).
    FileKept {
        /// What became of it.
        act: FileAct,
        /// What it is called.
        name: String,
    },
    /// What it owes has changed: an entry of its ledger (A7.1 « Solde », « Ajustement »).
    AccountMoved {
        /// What happened.
        kind: EntryKind,
        /// Whether that was undone; a reversal is told by what it reverses.
        undone: bool,
        /// The document, payment, credit or write-off.
        source: Uuid,
        /// By how much: more than zero is more to pay.
        adjustment: Money,
        /// What is owed after it.
        balance: Money,
    },
    /// A task for it was done (A7.3).
    TaskDone {
        /// Which one.
        task: TaskId,
        /// What it was called.
        title: Text<200>,
    },
    /// A letter was sent to it (A16.2).
    Mailed {
        /// What it is about.
        subject: String,
        /// To whom, between commas.
        to: String,
        /// The list and the id of the document that went with it.
        document: Option<(Subject, DocumentId)>,
    },
    /// A price or a discount of its own was agreed, changed or taken back (A8.7).
    PriceAgreed {
        /// What became of it.
        act: PriceAct,
        /// Which one.
        price: ClientPriceId,
        /// The product or the category that it is for, by the name it had.
        of: String,
        /// What changed, where it was saved again.
        changes: Vec<Change>,
    },
}

impl Event {
    /// What is told of a change of state; `None` where nothing changes.
    #[must_use]
    pub const fn of_states(from: ClientState, to: ClientState) -> Option<Self> {
        use ClientState as S;
        match (from, to) {
            (S::Active, S::Active)
            | (S::Inactive, S::Inactive)
            | (S::Archived, S::Archived)
            | (S::Deleted, S::Deleted) => None,
            (_, S::Archived) => Some(Self::ClientArchived),
            (_, S::Deleted) => Some(Self::ClientDeleted),
            (S::Inactive, S::Active) => Some(Self::ClientActivated),
            (S::Active, S::Inactive) => Some(Self::ClientDeactivated),
            (_, S::Active | S::Inactive) => Some(Self::ClientRestored),
        }
    }

    /// The values that the event changed, when it counts as a save (`Client::version` moved by one).
    #[must_use]
    pub fn saved(&self) -> Option<Vec<Change>> {
        match self {
            Self::ClientUpdated { changes, .. } => Some(changes.clone()),
            Self::BecameClient => Some(vec![Change::of_tick("fields.is_prospect", false)]),
            Self::BecameProspect => Some(vec![Change::of_tick("fields.is_prospect", true)]),
            _ => None,
        }
    }
}

/// An event as it is read: what happened, when and by whom. `E` is the feature's enum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry<E = Event> {
    /// Its id; a later one is larger, so the last one shown names where the next page begins.
    pub id: ActivityId,
    /// When, in the company's time zone.
    pub at: NaiveDateTime,
    /// Who, by the name they had.
    pub actor: String,
    /// Whether it was the person who reads.
    pub by_me: bool,
    /// What.
    pub event: E,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_that_stays_tells_nothing() {
        for &from in ClientState::ALL {
            for &to in ClientState::ALL {
                assert_eq!(Event::of_states(from, to).is_none(), from == to, "{from:?} {to:?}");
            }
        }
        assert_eq!(
            Event::of_states(ClientState::Deleted, ClientState::Inactive),
            Some(Event::ClientRestored),
            "undoing the deletion of an inactive client"
        );
    }

    #[test]
    fn events_keep_their_names_in_the_database() {
        let json = serde_json::to_string(&Event::ScoreChanged { points: -2, total: 3 }).unwrap();
        assert_eq!(json, r#"{"event":"score_changed","points":-2,"total":3}"#);
        assert_eq!(serde_json::from_str::<Event>(r#"{"event":"became_client"}"#).unwrap(), Event::BecameClient);
        let json =
            serde_json::to_string(&Event::PortalMessage { text: PortalText::parse("Bonjour").unwrap() }).unwrap();
        assert_eq!(json, r#"{"event":"portal_message","text":"Bonjour"}"#);
        let euros = |minor| Money::new(minor, crate::money::Currency::EUR);
        let moved = Event::AccountMoved {
            kind: EntryKind::Payment,
            undone: false,
            source: Uuid::nil(),
            adjustment: euros(-40),
            balance: euros(60),
        };
        let json = serde_json::to_string(&moved).unwrap();
        assert!(json.starts_with(r#"{"event":"account_moved","kind":"payment","undone":false,"#), "{json}");
        assert_eq!(serde_json::from_str::<Event>(&json).unwrap(), moved);
    }
}
