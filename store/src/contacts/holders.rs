//! Whose an e-mail is that somebody else may not have.

use std::collections::HashMap;

use domain::error::FieldError;
use domain::subject::Subject;
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use super::{columns, read};
use crate::{StoreResult, Tenant};

/// What is said of an e-mail, by the contact of the company who has it.
pub(crate) async fn taken_by<C: ConnectionTrait>(
    t: &Tenant<C>,
    owners: &[Uuid],
) -> StoreResult<HashMap<Uuid, FieldError>> {
    let mut said = HashMap::new();
    for row in read::rows(t, owners).await? {
        let name = columns::person(&row)?.display_name();
        said.insert(row.id, FieldError::TakenBy { subject: Subject::Contact, id: row.id, name });
    }
    Ok(said)
}
