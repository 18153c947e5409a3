//! The clients that a contact is linked to, and what it is to them (A5.5, A5.9).

use std::collections::HashSet;

use domain::contacts::{ContactLink, ContactState, NewLink};
use domain::error::FieldErrors;
use domain::ids::{ClientId, ContactId};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter};
use uuid::Uuid;

use super::{Contacts, check, linked, marks, read};
use crate::changes::{self, Change};
use crate::contacts::Around;
use crate::entities::client_contact::{Column, Entity, Model};
use crate::{StoreResult, Tenant};

/// Links a contact to a client, or makes it something else to one that it is linked to. What only one contact of a client is, it takes
/// from whoever was that; freed of being the primary one, it stays that where nobody else could be.
pub async fn link(tx: &Tenant<DatabaseTransaction>, id: ContactId, link: NewLink) -> StoreResult<()> {
    changes::make(tx, Contacts, async |change| {
        let before = read::editable(tx, id).await?;
        let mut errors = FieldErrors::default();
        check::links(tx, &before.links, &[link], |_| "client".to_owned(), &mut errors).await?;
        if !errors.is_empty() {
            return Err(errors.into());
        }
        let others = before.links.iter().filter(|known| known.client != link.client).map(as_new);
        save(tx, &change, id, &before.links, &others.chain([link]).collect::<Vec<_>>()).await?;
        Ok(((), change.without_activity(TOLD)))
    })
    .await
}

/// Unlinks a contact from a client; it stays, though it be linked to none any more. One that is not linked is left as it is.
pub async fn unlink(tx: &Tenant<DatabaseTransaction>, id: ContactId, client: ClientId) -> StoreResult<()> {
    changes::make(tx, Contacts, async |change| {
        let before = read::editable(tx, id).await?;
        let others = before.links.iter().filter(|known| known.client != client).map(as_new);
        save(tx, &change, id, &before.links, &others.collect::<Vec<_>>()).await?;
        Ok(((), change.without_activity(TOLD)))
    })
    .await
}

/// Why what changes around a contact needs no telling by itself.
pub(super) const TOLD: &str = "`Around` tells each what changed of it";

/// A link as it is, to be asked for again.
fn as_new(link: &ContactLink) -> NewLink {
    NewLink {
        client: link.client,
        is_primary: link.is_primary,
        is_billing: link.is_billing,
        is_dunning: link.is_dunning,
        receives_invoices: link.receives_invoices,
    }
}

async fn save(
    tx: &Tenant<DatabaseTransaction>,
    change: &Change<Contacts>,
    id: ContactId,
    before: &[ContactLink],
    links: &[NewLink],
) -> StoreResult<()> {
    let touched = touched(before, links);
    let around = Around::of(tx, linked::contacts_at(tx, &touched).await?.into_keys().chain([id.0]), touched).await?;
    put(tx, change, id, before, links).await?;
    around.tell(tx).await
}

/// The clients to which a contact becomes something else, or nothing any more.
pub(super) fn touched(before: &[ContactLink], links: &[NewLink]) -> Vec<Uuid> {
    let was: HashSet<NewLink> = before.iter().map(as_new).collect();
    let is: HashSet<NewLink> = links.iter().copied().collect();
    was.symmetric_difference(&is).map(|link| link.client.0).collect::<HashSet<_>>().into_iter().collect()
}

/// Makes the links of a contact these, of clients that were checked.
pub(super) async fn put(
    tx: &Tenant<DatabaseTransaction>,
    change: &Change<Contacts>,
    id: ContactId,
    before: &[ContactLink],
    links: &[NewLink],
) -> StoreResult<()> {
    let touched = touched(before, links);
    if touched.is_empty() {
        return Ok(());
    }
    let is_active = read::get(tx, id).await?.state == ContactState::Active;
    let of_contact = || Entity::delete_many().filter(Column::CompanyId.eq(tx.company().0));
    // What it is to each is written anew, at its place in the client's form.
    let places = places(tx, id, &touched).await?;
    of_contact()
        .filter(Column::ContactId.eq(id.0))
        .filter(Column::ClientId.is_in(touched.iter().copied()))
        .exec(tx.db())
        .await?;
    for link in links.iter().filter(|link| touched.contains(&link.client.0)) {
        take(tx, id, *link, is_active).await?;
        let place = places.iter().find(|(client, _)| *client == link.client.0).map_or(0, |(_, place)| *place);
        row(tx, id, *link, place).into_active_model().insert(tx.db()).await?;
    }
    marks::settle(tx, change, &touched, &[id.0]).await
}

/// The place of a contact in the form of each of these clients: its own, or behind the others.
async fn places(tx: &Tenant<DatabaseTransaction>, id: ContactId, clients: &[Uuid]) -> StoreResult<Vec<(Uuid, i32)>> {
    let of_company = Entity::find().filter(Column::CompanyId.eq(tx.company().0));
    let rows = of_company.filter(Column::ClientId.is_in(clients.iter().copied())).all(tx.db()).await?;
    let place = |client: &Uuid| {
        let own = rows.iter().find(|row| row.client_id == *client && row.contact_id == id.0).map(|row| row.position);
        let last = rows.iter().filter(|row| row.client_id == *client).map(|row| row.position).max();
        (*client, own.unwrap_or_else(|| last.map_or(0, |last| last.saturating_add(1))))
    };
    Ok(clients.iter().map(place).collect())
}

/// Takes what only one contact of a client is from the others, where this one becomes that. Who is no longer there does not become the
/// primary one.
async fn take(tx: &Tenant<DatabaseTransaction>, id: ContactId, link: NewLink, is_active: bool) -> StoreResult<()> {
    let taken = [
        (Column::IsPrimary, link.is_primary && is_active),
        (Column::IsBilling, link.is_billing),
        (Column::IsDunning, link.is_dunning),
    ];
    for (mark, _) in taken.into_iter().filter(|(_, is_taken)| *is_taken) {
        Entity::update_many()
            .col_expr(mark, Expr::value(false))
            .filter(Column::CompanyId.eq(tx.company().0))
            .filter(Column::ClientId.eq(link.client.0))
            .filter(Column::ContactId.ne(id.0))
            .filter(mark.eq(true))
            .exec(tx.db())
            .await?;
    }
    Ok(())
}

fn row(tx: &Tenant<DatabaseTransaction>, id: ContactId, link: NewLink, position: i32) -> Model {
    Model {
        company_id: tx.company().0,
        client_id: link.client.0,
        contact_id: id.0,
        is_primary: link.is_primary,
        is_billing: link.is_billing,
        is_dunning: link.is_dunning,
        receives_invoices: link.receives_invoices,
        position,
    }
}
