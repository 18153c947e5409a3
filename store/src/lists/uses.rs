//! How many records use the entries of lists.

use std::collections::HashMap;

use domain::lists::ListKind;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query, SelectStatement, UnionType};
use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;

use crate::entities::list_item::Model;
use crate::{StoreResult, Tenant};

/// Where the entries of a list are referred to. Deleted records count: they can be restored.
const fn referring(kind: ListKind) -> (&'static str, &'static str) {
    match kind {
        ListKind::ClientType => ("clients", "client_type"),
        ListKind::Category => ("clients", "category"),
        ListKind::Origin => ("clients", "origin"),
        ListKind::Industry => ("clients", "industry"),
        ListKind::Size => ("clients", "size"),
        ListKind::PaymentTerms => ("clients", "payment_terms"),
        ListKind::PriceCategory => ("clients", "price_category"),
        ListKind::ContactSource => ("contacts", "source"),
        ListKind::Civility => ("contacts", "civility"),
        ListKind::Tag => ("client_tags", "list_item_id"),
    }
}

#[derive(FromQueryResult)]
struct Use {
    item: Uuid,
    uses: i64,
}

/// The uses of every entry that has any, in one query.
pub(super) async fn counted<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<HashMap<Uuid, u64>> {
    let mut lists = ListKind::ALL.iter().map(|kind| of_list(t.company().0, *kind));
    let mut query = lists.next().unwrap_or_default();
    for list in lists {
        query.union(UnionType::All, list);
    }
    let uses = Use::find_by_statement(t.db().get_database_backend().build(&query)).all(t.db()).await?;
    Ok(uses.into_iter().map(|found| (found.item, u64::try_from(found.uses).unwrap_or(0))).collect())
}

/// The uses of one entry.
pub(super) async fn of<C: ConnectionTrait>(t: &Tenant<C>, row: &Model) -> StoreResult<u64> {
    let mut query = of_list(row.company_id, super::kind(row)?);
    query.and_where(Expr::col(Alias::new(referring(super::kind(row)?).1)).eq(row.id));
    let found = Use::find_by_statement(t.db().get_database_backend().build(&query)).one(t.db()).await?;
    Ok(found.map_or(0, |found| u64::try_from(found.uses).unwrap_or(0)))
}

fn of_list(company: Uuid, kind: ListKind) -> SelectStatement {
    let (table, column) = referring(kind);
    let column = Alias::new(column);
    Query::select()
        .expr_as(Expr::col(column.clone()), Alias::new("item"))
        .expr_as(Expr::col(column.clone()).count(), Alias::new("uses"))
        .from(Alias::new(table))
        .and_where(Expr::col(Alias::new("company_id")).eq(company))
        .and_where(Expr::col(column.clone()).is_not_null())
        .group_by_col(column)
        .to_owned()
}
