//! What every client of the company is recognised by, loaded once: a query a row would take longer than the import.

use std::collections::HashMap;

use domain::clients::ClientState;
use domain::ids::ClientId;
use domain::imports::identity::{Identity, Same};
use domain::imports::report::Duplicate;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::entities::{client, client_contact, contact};
use crate::{StoreResult, Tenant};

/// Who has a key.
#[derive(Clone, Debug)]
struct KnownClient {
    /// The stored client, or the line of the file that makes one.
    who: Who,
    /// Two clients of one name are two when their SIRET differ, or their numbers in the file.
    siret: Option<String>,
    number: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
    Stored(ClientId),
    Line(u32),
}

/// See the module.
#[derive(Debug, Default)]
pub(super) struct Index {
    keys: HashMap<(Same, String), u32>,
    known: Vec<KnownClient>,
}

impl Index {
    /// Reads the keys of every client. Deleted ones are recognised by their number alone, which nobody else may have.
    pub(super) async fn load<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Self> {
        type Row = (Uuid, String, String, Option<String>, Option<String>, Option<String>, String);
        let rows: Vec<Row> = client::Entity::find()
            .select_only()
            .columns([
                client::Column::Id,
                client::Column::State,
                client::Column::Number,
                client::Column::Siret,
                client::Column::VatNumber,
                client::Column::EmailFolded,
                client::Column::NameIdentity,
            ])
            .filter(client::Column::CompanyId.eq(t.company().0))
            .into_tuple()
            .all(t.db())
            .await?;
        let mut index = Self::default();
        let mut place = HashMap::with_capacity(rows.len());
        for (id, state, number, siret, vat_number, email, name) in rows {
            let deleted = state == ClientState::Deleted.as_str();
            let number = Some(number.to_lowercase());
            let identity = if deleted {
                Identity { number, ..Identity::default() }
            } else {
                place.insert(id, index.known.len());
                Identity { number, siret, vat_number, emails: email.into_iter().collect(), name }
            };
            index.add(
                KnownClient { who: Who::Stored(ClientId(id)), siret: identity.siret.clone(), number: None },
                &identity,
            );
        }
        for (email, id) in emails(t).await? {
            if let Some(place) = place.get(&id) {
                index.keys.entry((Same::Email, email)).or_insert(u32::try_from(*place).unwrap_or(u32::MAX));
            }
        }
        Ok(index)
    }

    /// The client that a row is about already, and what they have in common.
    pub(super) fn find(&self, identity: &Identity) -> Option<Duplicate> {
        for (same, key) in identity.keys() {
            let Some(known) = self.keys.get(&(same, key.to_owned())).and_then(|place| self.known.get(*place as usize))
            else {
                continue;
            };
            let differ =
                |one: &Option<String>, other: &Option<String>| one.is_some() && other.is_some() && one != other;
            if same == Same::Name && (differ(&known.siret, &identity.siret) || differ(&known.number, &identity.number))
            {
                continue;
            }
            let (client, line) = match known.who {
                Who::Stored(client) => (Some(client), None),
                Who::Line(line) => (None, Some(line)),
            };
            return Some(Duplicate { client, line, same });
        }
        None
    }

    /// Notes a client that a line of the file makes.
    pub(super) fn insert(&mut self, line: u32, identity: &Identity) {
        self.add(
            KnownClient { who: Who::Line(line), siret: identity.siret.clone(), number: identity.number.clone() },
            identity,
        );
    }

    /// The stored client of a number, else of a name, else nothing.
    pub(super) fn named(&self, number: &str, name: &str) -> Option<ClientId> {
        let by = |same, key: &str| match self.known.get(*self.keys.get(&(same, key.to_owned()))? as usize)?.who {
            Who::Stored(client) => Some(client),
            Who::Line(_) => None,
        };
        by(Same::Number, number).or_else(|| by(Same::Name, name).filter(|_| !name.is_empty()))
    }

    /// The line of the file that makes the client of a number, else of a name.
    pub(super) fn line_named(&self, number: &str, name: &str) -> Option<u32> {
        let by = |same, key: &str| match self.known.get(*self.keys.get(&(same, key.to_owned()))? as usize)?.who {
            Who::Line(line) => Some(line),
            Who::Stored(_) => None,
        };
        by(Same::Number, number).or_else(|| by(Same::Name, name).filter(|_| !name.is_empty()))
    }

    fn add(&mut self, known: KnownClient, identity: &Identity) {
        let place = u32::try_from(self.known.len()).unwrap_or(u32::MAX);
        self.known.push(known);
        for (same, key) in identity.keys() {
            self.keys.entry((same, key.to_owned())).or_insert(place);
        }
    }
}

/// The e-mails of contacts, each with a client that they are at.
async fn emails<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Vec<(String, Uuid)>> {
    let people: HashMap<Uuid, String> = contact::Entity::find()
        .select_only()
        .columns([contact::Column::Id, contact::Column::EmailFolded])
        .filter(contact::Column::CompanyId.eq(t.company().0))
        .filter(contact::Column::EmailFolded.is_not_null())
        .into_tuple::<(Uuid, String)>()
        .all(t.db())
        .await?
        .into_iter()
        .collect();
    let links: Vec<(Uuid, Uuid)> = client_contact::Entity::find()
        .select_only()
        .columns([client_contact::Column::ContactId, client_contact::Column::ClientId])
        .filter(client_contact::Column::CompanyId.eq(t.company().0))
        .into_tuple()
        .all(t.db())
        .await?;
    Ok(links.into_iter().filter_map(|(contact, client)| Some((people.get(&contact)?.clone(), client))).collect())
}
