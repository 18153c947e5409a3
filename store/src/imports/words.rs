//! What the words of a file mean in the company.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use domain::billing::due::Terms;
use domain::geo::Country;
use domain::ids::{ListItemId, UserId};
use domain::imports::Lookup;
use domain::lists::{ListKind, MAX_LIST_ITEMS, NewListItem, alike, are_plain_terms, terms_of};
use domain::text::{fold, fold_company_name};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect,
};
use uuid::Uuid;

use super::index::Index;
use crate::entities::{list_item, membership, user};
use crate::{StoreError, StoreResult, Tenant, lists};

/// Names of places and languages in French and English: whoever shows pages knows them.
#[derive(Clone, Copy, Debug)]
pub struct Places {
    /// The country of a name.
    pub country: fn(&str) -> Option<Country>,
    /// The code of a province by its name.
    pub province: fn(Country, &str) -> Option<String>,
    /// The code of a language by its name.
    pub language: fn(&str) -> Option<&'static str>,
}

/// The company's lists and users, and the entries that the file adds to its lists.
pub(super) struct Words {
    places: Places,
    items: HashMap<(ListKind, String), ListItemId>,
    /// Payment terms by what they say.
    terms: HashMap<Terms, ListItemId>,
    counts: HashMap<ListKind, u32>,
    users: HashMap<String, UserId>,
    /// Entries that the file names and the lists have not; each gets its row once a record that comes in has it.
    fresh: HashMap<Uuid, (NewListItem, u32)>,
    used: HashSet<Uuid>,
    pub(super) index: Index,
}

impl Words {
    /// Reads them.
    pub(super) async fn load<C: ConnectionTrait>(t: &Tenant<C>, places: Places, index: Index) -> StoreResult<Self> {
        let mut words = Self {
            places,
            items: HashMap::new(),
            terms: HashMap::new(),
            counts: HashMap::new(),
            users: users(t).await?,
            fresh: HashMap::new(),
            used: HashSet::new(),
            index,
        };
        words.learn(t).await?;
        Ok(words)
    }

    /// Reads them again, since somebody has changed them. What the file has added stays, but for what the lists have by now.
    pub(super) async fn reload<C: ConnectionTrait>(&mut self, t: &Tenant<C>) -> StoreResult<()> {
        self.users = users(t).await?;
        let fresh: Vec<_> = self.items.drain().filter(|(_, id)| self.fresh.contains_key(&id.0)).collect();
        self.counts.clear();
        self.terms.clear();
        self.learn(t).await?;
        for ((kind, label), id) in fresh {
            if let Entry::Vacant(free) = self.items.entry((kind, label)) {
                free.insert(id);
                *self.counts.entry(kind).or_default() += 1;
            } else {
                self.fresh.remove(&id.0);
            }
        }
        Ok(())
    }

    async fn learn<C: ConnectionTrait>(&mut self, t: &Tenant<C>) -> StoreResult<()> {
        for item in lists::choices(t).await? {
            *self.counts.entry(item.kind).or_default() += 1;
            self.items.entry((item.kind, fold(&item.label))).or_insert(item.id);
            if let Some(terms) = Terms::of_item(&item).filter(|_| !item.hidden && are_plain_terms(&item.label)) {
                self.terms.entry(terms).or_insert(item.id);
            }
        }
        Ok(())
    }

    /// Notes the entries that a record has which would come in.
    pub(super) fn use_items(&mut self, ids: impl IntoIterator<Item = ListItemId>) {
        self.used.extend(ids.into_iter().map(|id| id.0).filter(|id| self.fresh.contains_key(id)));
    }

    /// The entries that lists would gain, in the order they were met.
    pub(super) fn new_items(&self) -> Vec<(ListKind, String)> {
        let mut items: Vec<_> = self.used.iter().filter_map(|id| self.fresh.get(id)).collect();
        items.sort_by_key(|(_, met)| *met);
        items.into_iter().map(|(item, _)| (item.kind, item.label.as_str().to_owned())).collect()
    }

    /// Writes the entries that are used and not yet written.
    pub(super) async fn write_items(&mut self, tx: &Tenant<DatabaseTransaction>) -> StoreResult<()> {
        let mut due: Vec<(Uuid, (NewListItem, u32))> =
            self.used.drain().filter_map(|id| Some((id, self.fresh.remove(&id)?))).collect();
        due.sort_by_key(|(_, (_, met))| *met);
        for (id, (item, met)) in due {
            let row = list_item::Model {
                company_id: tx.company().0,
                id,
                created_at: tx.now(),
                updated_at: tx.now(),
                kind: item.kind.as_str().to_owned(),
                label: item.label.as_str().to_owned(),
                days: item.days.map(i32::from),
                end_of_month: item.end_of_month,
                days_after: item.days_after.map(i32::from),
                // A file's words name days alone.
                instalments: None,
                hidden: false,
                position: i32::try_from(met).unwrap_or(i32::MAX),
            };
            list_item::Entity::insert(row.into_active_model()).exec_without_returning(tx.db()).await?;
        }
        Ok(())
    }
}

impl Lookup for Words {
    fn country(&self, name: &str) -> Option<Country> {
        (self.places.country)(name)
    }

    fn province(&self, country: Country, name: &str) -> Option<String> {
        (self.places.province)(country, name)
    }

    fn language(&self, name: &str) -> Option<&'static str> {
        (self.places.language)(name)
    }

    fn item(&mut self, kind: ListKind, label: &str) -> Option<ListItemId> {
        let key = (kind, fold(label.trim()));
        if let Some(known) = self.items.get(&key) {
            return Some(*known);
        }
        // « Mme » is « Madame », where the list has one of them.
        let same = alike(kind, &key.1).iter().find_map(|word| self.items.get(&(kind, (*word).to_owned())));
        if let Some(known) = same {
            return Some(*known);
        }
        let item = NewListItem::named(kind, label).ok()?;
        // « 30 j net » is « 30 jours ».
        let terms = terms_of(label).filter(|_| kind == ListKind::PaymentTerms && are_plain_terms(label));
        if let Some(known) = terms.and_then(|terms| self.terms.get(&terms)) {
            return Some(*known);
        }
        let count = self.counts.entry(kind).or_default();
        if *count >= MAX_LIST_ITEMS {
            return None;
        }
        // Behind the entries that there are: positions count from 0 and have no gaps that matter.
        let met = *count;
        *count += 1;
        let id = ListItemId(Uuid::now_v7());
        self.fresh.insert(id.0, (item, met));
        self.items.insert(key, id);
        if let Some(terms) = terms {
            self.terms.insert(terms, id);
        }
        Some(id)
    }

    fn record(&self, reference: &str) -> Option<Uuid> {
        self.index.stored_named(&reference.trim().to_lowercase(), &fold_company_name(reference))
    }

    fn user(&self, reference: &str) -> Option<UserId> {
        self.users.get(&fold(reference.trim())).copied()
    }
}

/// What tells that entries of lists have come or gone: how many there are, and when one was last written.
pub(super) type Stamp = (i64, Option<DateTime<Utc>>);

/// The company's.
pub(super) async fn stamp<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Stamp> {
    let entries = list_item::Entity::find()
        .select_only()
        .column_as(list_item::Column::Id.count(), "entries")
        .column_as(list_item::Column::UpdatedAt.max(), "last")
        .filter(list_item::Column::CompanyId.eq(t.company().0));
    Ok(entries.into_tuple().one(t.db()).await?.unwrap_or_default())
}

/// The company's users by e-mail and by name.
async fn users<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<HashMap<String, UserId>> {
    let members: Vec<Uuid> = membership::Entity::find()
        .select_only()
        .column(membership::Column::UserId)
        .filter(membership::Column::CompanyId.eq(t.company().0))
        .into_tuple()
        .all(t.db())
        .await?;
    let rows =
        user::Entity::find().filter(user::Column::Id.is_in(members)).all(t.db()).await.map_err(StoreError::from)?;
    Ok(rows.iter().flat_map(|row| [(fold(&row.email), UserId(row.id)), (fold(&row.name), UserId(row.id))]).collect())
}
