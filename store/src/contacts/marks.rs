//! What one contact of a client alone is: the primary one, whom invoices are addressed to, whom reminders are.

use std::collections::{BTreeMap, HashSet};

use domain::contacts::primary::Candidate;
use domain::contacts::{ContactState, primary};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, Set,
};
use uuid::Uuid;

use super::{linked, read};
use crate::batches::IDS;
use crate::changes::Change;
use crate::contacts::Contacts;
use crate::entities::client_contact::{Column, Entity, Model};
use crate::{StoreResult, Tenant};

/// Leaves each of these clients exactly one primary contact if it has contacts, and at most one that is billed and one that is reminded.
/// What others have been so far, those who come `late` do not take from them.
pub(crate) async fn settle(
    tx: &Tenant<DatabaseTransaction>,
    change: &Change<Contacts>,
    clients: &[Uuid],
    late: &[Uuid],
) -> StoreResult<()> {
    let mut of_client: BTreeMap<Uuid, Vec<(Model, ContactState)>> = BTreeMap::new();
    for link in links(tx, clients).await? {
        of_client.entry(link.0.client_id).or_default().push(link);
    }
    let late: HashSet<Uuid> = late.iter().copied().collect();
    for mut links in of_client.into_values() {
        // Their places in the form decide between the others.
        links.sort_by_key(|(link, _)| late.contains(&link.contact_id));
        let candidate = |(link, state): &(Model, ContactState)| Candidate {
            is_primary: link.is_primary,
            is_active: *state == ContactState::Active,
        };
        let chosen = [
            primary(&links.iter().map(candidate).collect::<Vec<_>>()),
            links.iter().position(|(link, _)| link.is_billing),
            links.iter().position(|(link, _)| link.is_dunning),
        ];
        for (place, (link, _)) in links.into_iter().enumerate() {
            let marks = chosen.map(|chosen| chosen == Some(place));
            mark(tx, change, link, marks).await?;
        }
    }
    Ok(())
}

/// The links of these clients' contacts that are not thrown away, in the order of the clients' forms.
async fn links(tx: &Tenant<DatabaseTransaction>, clients: &[Uuid]) -> StoreResult<Vec<(Model, ContactState)>> {
    let contacts: Vec<Uuid> = linked::contacts_at(tx, clients).await?.into_keys().collect();
    let mut states = BTreeMap::new();
    for row in read::rows(tx, &contacts).await? {
        states.insert(row.id, read::state(&row.state, row.id)?);
    }
    let mut found = Vec::new();
    for clients in clients.chunks(IDS) {
        let of_company = Entity::find().filter(Column::CompanyId.eq(tx.company().0));
        let links = of_company.filter(Column::ClientId.is_in(clients.iter().copied()));
        let ordered = links.order_by_asc(Column::Position).order_by_asc(Column::ContactId).all(tx.db()).await?;
        found.extend(ordered.into_iter().filter_map(|link| states.get(&link.contact_id).map(|state| (link, *state))));
    }
    Ok(found)
}

/// Makes a contact this to its client, and no more: primary, billed, reminded.
async fn mark(
    tx: &Tenant<DatabaseTransaction>,
    _change: &Change<Contacts>,
    link: Model,
    [is_primary, is_billing, is_dunning]: [bool; 3],
) -> StoreResult<()> {
    if [link.is_primary, link.is_billing, link.is_dunning] == [is_primary, is_billing, is_dunning] {
        return Ok(());
    }
    let mut marked = link.into_active_model();
    marked.is_primary = Set(is_primary);
    marked.is_billing = Set(is_billing);
    marked.is_dunning = Set(is_dunning);
    marked.update(tx.db()).await?;
    Ok(())
}
