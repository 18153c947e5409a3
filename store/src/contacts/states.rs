//! Deactivate, delete, restore: one contact or ten thousand, and undone.

use std::collections::{HashMap, HashSet};

use domain::contacts::{ContactRecord, ContactState};
use domain::error::{FieldError, Refusal};
use domain::ids::ContactId;
use domain::state::Act;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::{Around, Contacts, check, columns, holders, linked, links, marks, read};
use crate::changes::{self, Change, Told};
use crate::clients::people;
use crate::entities::contact::{Column, Entity};
use crate::{StoreError, StoreResult, Tenant};

/// The most contacts of one act: more than anybody ticks, few enough for one statement.
pub const MAX_CONTACTS: u16 = 10_000;

/// A contact, the state that it is in, and the one that it enters.
type Step = (ContactId, ContactState, ContactState);

/// Does the same to contacts, all or none. Answers the states they were in, which [`put_back`] undoes it with.
///
/// One that a client needs is not deleted (A5.8). One that comes back from deletion with an e-mail that another has by now is refused:
/// `fields.email` is taken. Where the primary contact of a client is there no more, another one that is takes its place.
pub async fn act(
    tx: &Tenant<DatabaseTransaction>,
    ids: &[ContactId],
    act: Act,
) -> StoreResult<Vec<(ContactId, ContactState)>> {
    changes::make(tx, Contacts, async |change| {
        let before = states(tx, ids).await?;
        let steps =
            before.iter().map(|(id, from)| Ok((*id, *from, from.after(act)?))).collect::<Result<_, Refusal>>()?;
        Ok((before, enter(tx, change, steps).await?))
    })
    .await
}

/// Puts contacts back into the states they were in: the undoing of [`act`].
pub async fn put_back(tx: &Tenant<DatabaseTransaction>, to: &[(ContactId, ContactState)]) -> StoreResult<()> {
    changes::make(tx, Contacts, async |change| {
        let wanted: HashMap<ContactId, ContactState> = to.iter().copied().collect();
        let ids: Vec<ContactId> = to.iter().map(|(id, _)| *id).collect();
        let before = states(tx, &ids).await?;
        let steps = before.into_iter().filter_map(|(id, from)| Some((id, from, *wanted.get(&id)?))).collect();
        Ok(((), enter(tx, change, steps).await?))
    })
    .await
}

/// The states of contacts, each once, in the order asked. One that is not the company's makes all of them not found.
async fn states(tx: &Tenant<DatabaseTransaction>, ids: &[ContactId]) -> StoreResult<Vec<(ContactId, ContactState)>> {
    if ids.len() > usize::from(MAX_CONTACTS) {
        return Err(Refusal::TooMany { max: MAX_CONTACTS.into() }.into());
    }
    let rows: Vec<(Uuid, String)> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::State])
        .filter(Column::CompanyId.eq(tx.company().0))
        .filter(Column::Id.is_in(ids.iter().map(|id| id.0)))
        .into_tuple()
        .all(tx.db())
        .await?;
    let found: HashMap<Uuid, String> = rows.into_iter().collect();
    let mut seen = HashSet::new();
    let once = ids.iter().filter(|id| seen.insert(**id));
    let state = |id: &ContactId| Ok((*id, read::state(found.get(&id.0).ok_or(StoreError::NotFound)?, id.0)?));
    once.map(state).collect()
}

/// Puts each contact into its new state, where that is another one.
async fn enter(tx: &Tenant<DatabaseTransaction>, change: Change<Contacts>, steps: Vec<Step>) -> StoreResult<Told> {
    let moved = |is_meant: &dyn Fn(&Step) -> bool| -> Vec<Uuid> {
        steps.iter().filter(|step| step.1 != step.2 && is_meant(step)).map(|(id, ..)| id.0).collect()
    };
    let all = moved(&|_| true);
    if all.is_empty() {
        return Ok(change.without_activity("they are in those states already"));
    }
    refuse_in_use(tx, &moved(&|(.., to)| *to == ContactState::Deleted)).await?;
    let clients = linked::clients_with(tx, &all).await?;
    let others = linked::contacts_at(tx, &clients).await?.into_keys();
    let around = Around::of(tx, others.chain(all), clients.iter().copied()).await?;
    let returning = moved(&|(_, from, _)| *from == ContactState::Deleted);
    for &to in ContactState::ALL {
        let ids = moved(&|(.., into)| *into == to);
        if !ids.is_empty() {
            let mut update = change
                .update_many(tx)
                .col_expr(Column::State, Expr::value(to.as_str()))
                .col_expr(Column::UpdatedAt, Expr::value(tx.now()));
            if to == ContactState::Deleted {
                update = update.col_expr(Column::EmailFolded, Expr::value(Option::<String>::None));
            }
            update.filter(Column::Id.is_in(ids)).exec(tx.db()).await?;
        }
    }
    hold_emails(tx, &change, &returning).await?;
    marks::settle(tx, &change, &clients, &returning).await?;
    around.tell(tx).await?;
    Ok(change.without_activity(links::TOLD))
}

/// Refuses to throw away whom a client that stays needs: whoever is billed or reminded, and the primary contact unless all others go as
/// well (A5.8).
async fn refuse_in_use(tx: &Tenant<DatabaseTransaction>, deleted: &[Uuid]) -> StoreResult<()> {
    let contacts = read::these(tx, deleted).await?;
    let held: Vec<_> = contacts.iter().flat_map(ContactRecord::holders).collect();
    if held.iter().any(|link| link.is_billing || link.is_dunning) {
        return Err(Refusal::ContactInUse.into());
    }
    let clients: Vec<Uuid> = held.iter().map(|link| link.client.0).collect();
    let going: HashSet<&Uuid> = deleted.iter().collect();
    let stays = linked::contacts_at(tx, &clients).await?.keys().any(|contact| !going.contains(contact));
    if stays { Err(Refusal::ContactInUse.into()) } else { Ok(()) }
}

/// Has those who come back from deletion hold their e-mails again, which nobody else may have by now.
async fn hold_emails(
    tx: &Tenant<DatabaseTransaction>,
    change: &Change<Contacts>,
    returning: &[Uuid],
) -> StoreResult<()> {
    let (mut rows, mut emails) = (Vec::new(), HashSet::new());
    for mut row in read::rows(tx, returning).await? {
        let email = columns::email_held(&columns::person(&row)?, read::state(&row.state, row.id)?);
        if let Some(email) = email {
            if !emails.insert(email.clone()) {
                return Err(StoreError::field(check::EMAIL, FieldError::Taken));
            }
            row.email_folded = Some(email);
            rows.push(row);
        }
    }
    let owners = people::owners(tx, &emails.into_iter().collect::<Vec<_>>()).await?;
    if let Some(owner) = owners.into_values().next() {
        let taken = holders::taken_by(tx, &[owner]).await?.remove(&owner);
        return Err(StoreError::field(check::EMAIL, taken.unwrap_or(FieldError::Taken)));
    }
    for row in rows {
        change.update(tx, row).await?;
    }
    Ok(())
}
