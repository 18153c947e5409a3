//! The telephone numbers that clients are rung at: their own, and those of their people.

use std::collections::HashMap;

use domain::contacts::ContactState;
use domain::identifiers::phone::dialled;
use domain::table::APART;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect,
    RelationDef,
};
use uuid::Uuid;

use crate::entities::{client_contact, contact};
use crate::{StoreResult, Tenant};

#[derive(FromQueryResult)]
struct Person {
    client_id: Uuid,
    direct_phone: Option<String>,
    mobile: Option<String>,
    switchboard: Option<String>,
}

/// The numbers of the people of each of these clients, in their order; those who are thrown away count for nobody.
pub(super) async fn of_people<C: ConnectionTrait>(
    t: &Tenant<C>,
    clients: &[Uuid],
) -> StoreResult<HashMap<Uuid, Vec<String>>> {
    use client_contact::Column;
    let to_contact: RelationDef = client_contact::Entity::belongs_to(contact::Entity)
        .from((Column::CompanyId, Column::ContactId))
        .to((contact::Column::CompanyId, contact::Column::Id))
        .into();
    let people: Vec<Person> = client_contact::Entity::find()
        .select_only()
        .column(Column::ClientId)
        .columns([contact::Column::DirectPhone, contact::Column::Mobile, contact::Column::Switchboard])
        .join(JoinType::InnerJoin, to_contact)
        .filter(Column::CompanyId.eq(t.company().0))
        .filter(Column::ClientId.is_in(clients.iter().copied()))
        .filter(contact::Column::State.ne(ContactState::Deleted.as_str()))
        .order_by_asc(Column::Position)
        .order_by_asc(Column::ContactId)
        .into_model()
        .all(t.db())
        .await?;
    let mut found: HashMap<Uuid, Vec<String>> = HashMap::new();
    for person in people {
        let numbers = [person.direct_phone, person.mobile, person.switchboard];
        found.entry(person.client_id).or_default().extend(numbers.into_iter().flatten());
    }
    Ok(found)
}

/// These numbers but for the one that is shown, each once and as lists have them, apart by [`APART`].
pub(super) fn but_for(shown: &str, numbers: impl Iterator<Item = String>) -> String {
    let mut others: Vec<String> = Vec::new();
    for number in numbers.map(|number| dialled(&number)) {
        if number != shown && !others.contains(&number) {
            others.push(number);
        }
    }
    others.join(&APART.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_number_stands_once() {
        let numbers = ["+33472001234", "+33612345678", "+33472001234", "+41223456789", "+33612345678"];
        let others = |shown| but_for(shown, numbers.into_iter().map(str::to_owned));
        assert_eq!(others("0472001234"), "0612345678\u{1F}+41223456789");
        assert_eq!(others(""), "0472001234\u{1F}0612345678\u{1F}+41223456789");
        assert_eq!(but_for("", std::iter::empty()), "");
    }
}
