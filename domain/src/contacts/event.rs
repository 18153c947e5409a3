//! What happens to contacts, as it is kept.

use serde::{Deserialize, Serialize};

use super::{ContactRecord, ContactState, changes};
use crate::form::Change;
use crate::ids::ClientId;

/// Something that happened to a contact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum ContactEvent {
    /// It was created by hand, alone or with a client.
    Created,
    /// It was brought in with a client from a file.
    Imported {
        /// The file's name.
        file: String,
    },
    /// Values were changed; `version` is the one that the save made.
    Updated {
        /// The version saved.
        version: i32,
        /// What changed.
        changes: Vec<Change>,
    },
    /// It was linked to a client, and nothing else of it changed.
    Linked {
        /// The version saved.
        version: i32,
        /// The client.
        client: ClientId,
        /// What it is called and the contact is to it, told as a change tells a row.
        line: String,
    },
    /// It was unlinked from a client, and nothing else of it changed.
    Unlinked {
        /// The version saved.
        version: i32,
        /// The client.
        client: ClientId,
        /// What it was called and the contact was to it, told as a change tells a row.
        line: String,
    },
    /// It is written to no more.
    Deactivated,
    /// It is written to again.
    Activated,
    /// It was thrown away.
    Deleted,
    /// It was brought back.
    Restored,
    /// It was let in to the portal.
    PortalInvited,
    /// It is let in no more.
    PortalRevoked,
}

impl ContactEvent {
    /// What is told of a save that made `version`; `None` where nothing differs.
    #[must_use]
    pub fn of_save(version: i32, before: &ContactRecord, after: &ContactRecord) -> Option<Self> {
        let mut changes = changes(&before.to_form(), &after.to_form());
        if let [Change { field, from, to }] = changes.as_mut_slice()
            && field == "clients"
        {
            let only_in = |one: &ContactRecord, other: &ContactRecord| {
                let is_there = |client| other.links.iter().any(|link| link.client == client);
                one.links.iter().map(|link| link.client).find(|client| !is_there(*client))
            };
            if let Some(client) = only_in(after, before) {
                return Some(Self::Linked { version, client, line: std::mem::take(to) });
            }
            if let Some(client) = only_in(before, after) {
                return Some(Self::Unlinked { version, client, line: std::mem::take(from) });
            }
        }
        (!changes.is_empty()).then_some(Self::Updated { version, changes })
    }

    /// What is told of a change of state; `None` where nothing changes.
    #[must_use]
    pub const fn of_states(from: ContactState, to: ContactState) -> Option<Self> {
        use ContactState as S;
        match (from, to) {
            (S::Active, S::Active) | (S::Inactive, S::Inactive) | (S::Deleted, S::Deleted) => None,
            (_, S::Deleted) => Some(Self::Deleted),
            (S::Deleted, _) => Some(Self::Restored),
            (_, S::Active) => Some(Self::Activated),
            (_, S::Inactive) => Some(Self::Deactivated),
        }
    }

    /// The values that the event changed, when it counts as a save (`ContactRecord::version` moved by one).
    #[must_use]
    pub fn saved(&self) -> Option<Vec<Change>> {
        let row = |from: &str, to: &str| vec![Change { field: "clients".into(), from: from.into(), to: to.into() }];
        match self {
            Self::Updated { changes, .. } => Some(changes.clone()),
            Self::Linked { line, .. } => Some(row("", line)),
            Self::Unlinked { line, .. } => Some(row(line, "")),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use uuid::Uuid;

    use super::*;
    use crate::clients::ClientState;
    use crate::contacts::form::tests::{named, rules};
    use crate::contacts::{ContactLink, ContactRecord};
    use crate::ids::ContactId;

    fn record(name: &str, clients: &[u128]) -> ContactRecord {
        let link = |client: &u128| ContactLink {
            client: ClientId(Uuid::from_u128(*client)),
            client_name: format!("Client {client}"),
            client_state: ClientState::Active,
            is_primary: true,
            is_billing: false,
            is_dunning: false,
            receives_invoices: false,
            is_only: true,
        };
        ContactRecord {
            id: ContactId(Uuid::nil()),
            version: 1,
            state: ContactState::Active,
            person: named(name).parse(&rules()).unwrap().person,
            links: clients.iter().map(link).collect(),
            custom: std::collections::BTreeMap::new(),
            created_at: DateTime::UNIX_EPOCH,
            updated_at: DateTime::UNIX_EPOCH,
        }
    }

    #[test]
    fn a_link_that_comes_or_goes_alone_is_told_as_that() {
        let (none, one) = (record("Ana", &[]), record("Ana", &[7]));
        let client = ClientId(Uuid::from_u128(7));
        let line = "Client 7 · *primary".to_owned();
        let linked = ContactEvent::Linked { version: 2, client, line: line.clone() };
        let unlinked = ContactEvent::Unlinked { version: 3, client, line: line.clone() };
        assert_eq!(ContactEvent::of_save(2, &none, &one), Some(linked.clone()));
        assert_eq!(ContactEvent::of_save(3, &one, &none), Some(unlinked.clone()));
        assert_eq!(linked.saved().unwrap(), changes(&none.to_form(), &one.to_form()));
        assert_eq!(unlinked.saved().unwrap(), changes(&one.to_form(), &none.to_form()));
    }

    #[test]
    fn whatever_else_changes_is_told_by_value() {
        let one = record("Ana", &[7]);
        assert_eq!(ContactEvent::of_save(2, &one, &one), None);
        let mut billed = one.clone();
        billed.links[0].is_billing = true;
        for (after, told) in [(billed, 1), (record("Bob", &[7, 8]), 2), (record("Ana", &[7, 8, 9]), 2)] {
            let event = ContactEvent::of_save(2, &one, &after);
            assert!(
                matches!(&event, Some(ContactEvent::Updated { version: 2, changes }) if changes.len() == told),
                "{event:?}"
            );
        }
    }

    #[test]
    fn a_state_that_stays_tells_nothing() {
        for &from in ContactState::ALL {
            for &to in ContactState::ALL {
                assert_eq!(ContactEvent::of_states(from, to).is_none(), from == to, "{from:?} {to:?}");
            }
        }
        let undone = ContactEvent::of_states(ContactState::Deleted, ContactState::Inactive);
        assert_eq!(undone, Some(ContactEvent::Restored), "undoing the deletion of an inactive contact");
    }

    #[test]
    fn events_keep_their_names_in_the_database() {
        let event = ContactEvent::Imported { file: "a.csv".into() };
        assert_eq!(serde_json::to_string(&event).unwrap(), r#"{"event":"imported","file":"a.csv"}"#);
        assert_eq!((event.saved(), ContactEvent::Created.saved()), (None, None));
        let saved = ContactEvent::Updated { version: 2, changes: vec![Change::of_tick("fields.x", true)] };
        assert_eq!(serde_json::from_value::<ContactEvent>(serde_json::to_value(&saved).unwrap()).unwrap(), saved);
    }
}
