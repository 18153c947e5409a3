//! What records are called, so that they can be told of once they are gone.

use std::collections::HashMap;

use domain::subject::Subject;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::entities::{client, contact, product};
use crate::{StoreResult, Tenant};

/// The names of these records of a subject; a contact without any is called by their e-mail.
pub(super) async fn of<C: ConnectionTrait>(
    t: &Tenant<C>,
    subject: Subject,
    records: &[Uuid],
) -> StoreResult<HashMap<Uuid, String>> {
    let (company, ids) = (t.company().0, records.iter().copied());
    let names: Vec<(Uuid, String)> = match subject {
        Subject::Client => {
            use client::Column;
            let rows = client::Entity::find().select_only().columns([Column::Id, Column::Name]);
            let rows = rows.filter(Column::CompanyId.eq(company)).filter(Column::Id.is_in(ids));
            rows.into_tuple().all(t.db()).await?
        }
        Subject::Product => {
            use product::Column;
            let rows = product::Entity::find().select_only().columns([Column::Id, Column::Name]);
            let rows = rows.filter(Column::CompanyId.eq(company)).filter(Column::Id.is_in(ids));
            rows.into_tuple().all(t.db()).await?
        }
        Subject::Contact => {
            use contact::Column;
            let columns = [Column::Id, Column::FirstName, Column::LastName, Column::Email];
            let rows = contact::Entity::find().select_only().columns(columns);
            let rows = rows.filter(Column::CompanyId.eq(company)).filter(Column::Id.is_in(ids));
            let rows = rows.into_tuple::<(Uuid, Option<String>, Option<String>, Option<String>)>();
            rows.all(t.db())
                .await?
                .into_iter()
                .map(|(id, first, last, email)| (id, person(first, last, email)))
                .collect()
        }
        _ => Vec::new(),
    };
    Ok(names.into_iter().collect())
}

fn person(first: Option<String>, last: Option<String>, email: Option<String>) -> String {
    let name = first.into_iter().chain(last).collect::<Vec<_>>().join(" ");
    if name.is_empty() { email.unwrap_or_default() } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_called_by_what_there_is() {
        let called = |first: &str, last: &str| {
            let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
            person(some(first), some(last), Some("a@x.example".into()))
        };
        assert_eq!((called("Ana", "Roche"), called("", "Roche")), ("Ana Roche".into(), "Roche".into()));
        assert_eq!(called("", ""), "a@x.example");
    }
}
