//! How many records use the entries of lists.

use std::collections::HashMap;

use domain::lists::ListKind;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query, SelectStatement, UnionType};
use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;

use crate::entities::list_item::Model;
use crate::{StoreResult, Tenant};

/// Where the entries of a list are referred to. Deleted records count: they can be restored.
pub(crate) const fn referring(kind: ListKind) -> &'static [(&'static str, &'static str)] {
    match kind {
        ListKind::ClientType => &[("clients", "client_type")],
        ListKind::Category => &[("clients", "category")],
        ListKind::Origin => &[("clients", "origin")],
        ListKind::Industry => &[("clients", "industry")],
        ListKind::Size => &[("clients", "size")],
        ListKind::PaymentTerms => &[("clients", "payment_terms"), ("documents", "payment_terms")],
        ListKind::PriceCategory => {
            &[("clients", "price_category"), ("product_prices", "price_list"), ("price_list_entries", "price_list")]
        }
        ListKind::ContactSource => &[("contacts", "source")],
        ListKind::Civility => &[("contacts", "civility")],
        ListKind::Tag => &[("client_tags", "list_item_id")],
        ListKind::ProductCategory => {
            &[("products", "category"), ("client_prices", "category"), ("price_list_entries", "category")]
        }
        ListKind::PaymentMethod => &[
            ("clients", "payment_method"),
            ("payments", "method"),
            ("credit_refunds", "method"),
            ("expenses", "method"),
        ],
        ListKind::ExpenseCategory => &[("expenses", "category")],
    }
}

#[derive(FromQueryResult)]
struct Use {
    item: Uuid,
    uses: i64,
}

/// The uses of every entry that has any, in one query.
pub(super) async fn counted<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<HashMap<Uuid, u64>> {
    let places = ListKind::ALL.iter().flat_map(|kind| referring(*kind));
    summed(t, places.map(|place| of_place(t.company().0, *place))).await
}

/// The uses of one entry.
pub(super) async fn of<C: ConnectionTrait>(t: &Tenant<C>, row: &Model) -> StoreResult<u64> {
    let places = referring(super::kind(row)?).iter();
    let of_entry = |place: &(&'static str, &'static str)| {
        let mut query = of_place(row.company_id, *place);
        query.and_where(Expr::col(Alias::new(place.1)).eq(row.id)).to_owned()
    };
    Ok(summed(t, places.map(of_entry)).await?.get(&row.id).copied().unwrap_or(0))
}

/// What several places count, put together: records of more than one kind may refer to an entry.
async fn summed<C: ConnectionTrait>(
    t: &Tenant<C>,
    mut places: impl Iterator<Item = SelectStatement>,
) -> StoreResult<HashMap<Uuid, u64>> {
    let mut query = places.next().unwrap_or_default();
    for place in places {
        query.union(UnionType::All, place);
    }
    let mut uses = HashMap::new();
    for found in Use::find_by_statement(t.db().get_database_backend().build(&query)).all(t.db()).await? {
        *uses.entry(found.item).or_insert(0) += u64::try_from(found.uses).unwrap_or(0);
    }
    Ok(uses)
}

fn of_place(company: Uuid, (table, column): (&'static str, &'static str)) -> SelectStatement {
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
