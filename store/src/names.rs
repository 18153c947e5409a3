//! The words for what is named by id alone: of every kind, in one statement.

use std::collections::{BTreeMap, BTreeSet};

use domain::ids::{ClientId, DocumentId, ListItemId, UserId};
use domain::subject::Subject;
use sea_orm::sea_query::{Expr, SelectStatement, UnionType};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect, QueryTrait, Select,
};
use uuid::Uuid;

use crate::entities::{client, custom_field, document, list_item, user};
use crate::{StoreResult, Tenant};

/// What is named. A page of the activity names some hundreds at most, far from what one statement takes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// Entries of lists.
    pub entries: BTreeSet<ListItemId>,
    /// Users whom the company's rows name, also those who have left: what they own and did keeps their name.
    pub users: BTreeSet<UserId>,
    /// Clients, whatever their state.
    pub clients: BTreeSet<ClientId>,
    /// Documents, by their numbers: drafts have none.
    pub documents: BTreeSet<DocumentId>,
}

/// The words for it, by id. What names nothing any more has none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// What is named.
    pub named: BTreeMap<String, String>,
    /// The labels of the subject's custom fields in use.
    pub fields: BTreeMap<String, String>,
}

/// The names of what is named, and the labels of a subject's custom fields.
pub async fn of<C: ConnectionTrait>(t: &Tenant<C>, named: &Named, subject: Subject) -> StoreResult<Names> {
    let mut query = fields(t, subject);
    let parts =
        [entries(t, &named.entries), users(&named.users), clients(t, &named.clients), documents(t, &named.documents)];
    for part in parts.into_iter().flatten() {
        query.union(UnionType::All, part);
    }
    let rows = Row::find_by_statement(t.db().get_database_backend().build(&query)).all(t.db()).await?;
    let mut words = Names::default();
    for Row { is_field, id, name } in rows {
        let of_kind = if is_field { &mut words.fields } else { &mut words.named };
        of_kind.insert(id.to_string(), name);
    }
    Ok(words)
}

#[derive(FromQueryResult)]
struct Row {
    is_field: bool,
    id: Uuid,
    name: String,
}

fn fields<C>(t: &Tenant<C>, subject: Subject) -> SelectStatement {
    use custom_field::Column;
    let of_company = custom_field::Entity::find().filter(Column::CompanyId.eq(t.company().0));
    let live = of_company.filter(Column::Subject.eq(subject.as_str())).filter(Column::DeletedAt.is_null());
    select(live, true, (Column::Id, Column::Label))
}

fn entries<C>(t: &Tenant<C>, ids: &BTreeSet<ListItemId>) -> Option<SelectStatement> {
    use list_item::Column;
    let of_company = list_item::Entity::find().filter(Column::CompanyId.eq(t.company().0));
    let these = of_company.filter(Column::Id.is_in(ids.iter().map(|id| id.0)));
    (!ids.is_empty()).then(|| select(these, false, (Column::Id, Column::Label)))
}

fn users(ids: &BTreeSet<UserId>) -> Option<SelectStatement> {
    use user::Column;
    let these = user::Entity::find().filter(Column::Id.is_in(ids.iter().map(|id| id.0)));
    (!ids.is_empty()).then(|| select(these, false, (Column::Id, Column::Name)))
}

fn clients<C>(t: &Tenant<C>, ids: &BTreeSet<ClientId>) -> Option<SelectStatement> {
    use client::Column;
    let of_company = client::Entity::find().filter(Column::CompanyId.eq(t.company().0));
    let these = of_company.filter(Column::Id.is_in(ids.iter().map(|id| id.0)));
    (!ids.is_empty()).then(|| select(these, false, (Column::Id, Column::Name)))
}

fn documents<C>(t: &Tenant<C>, ids: &BTreeSet<DocumentId>) -> Option<SelectStatement> {
    use document::Column;
    let of_company = document::Entity::find().filter(Column::CompanyId.eq(t.company().0));
    let issued = of_company.filter(Column::Id.is_in(ids.iter().map(|id| id.0))).filter(Column::Number.is_not_null());
    (!ids.is_empty()).then(|| select(issued, false, (Column::Id, Column::Number)))
}

fn select<E: EntityTrait>(from: Select<E>, is_field: bool, (id, name): (E::Column, E::Column)) -> SelectStatement {
    from.select_only().expr_as(Expr::val(is_field), "is_field").column_as(id, "id").column_as(name, "name").into_query()
}
