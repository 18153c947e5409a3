//! Payments by card and their settings read whole (invariant 8).

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::Violation;
use super::batches::Batches;
use crate::entities::{card_payment, card_settings};
use crate::{StoreError, StoreResult, Tenant, cards};

pub(super) async fn check<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Vec<Violation>> {
    let company = t.company();
    let settings = card_settings::Entity::find().filter(card_settings::Column::CompanyId.eq(company.0));
    let mut wrong = cards::check(settings.one(t.db()).await?, Vec::new());
    let mut batches =
        Batches::<card_payment::Entity>::new(card_payment::Column::CompanyId, card_payment::Column::Id, |row| row.id);
    while let Some(rows) = batches.next(t).await? {
        wrong.extend(cards::check(None, rows));
    }
    let told = |error: StoreError| Violation::new(8, format!("payments by card of company {company}: {error}"));
    Ok(wrong.into_iter().map(told).collect())
}
