//! Invariant 9: client numbers are unique and none is blank. And how a company numbers reads (invariant 8).

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Statement};

use super::{MAX_TOLD, Violation};
use crate::entities::number::{Column, Entity};
use crate::{StoreResult, Tenant, numbers};

pub(super) async fn check<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Vec<Violation>> {
    let sql = format!(
        "SELECT number, COUNT(*) FROM clients WHERE company_id = $1 GROUP BY number \
         HAVING COUNT(*) > 1 OR number = '' ORDER BY number LIMIT {MAX_TOLD}"
    );
    let statement = Statement::from_sql_and_values(t.db().get_database_backend(), sql, [t.company().0.into()]);
    let mut found = Vec::new();
    for row in t.db().query_all_raw(statement).await? {
        let (number, clients): (String, i64) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        found.push(Violation::new(9, format!("company {}: {clients} clients have the number {number:?}", t.company())));
    }
    for row in Entity::find().filter(Column::CompanyId.eq(t.company().0)).all(t.db()).await? {
        found.extend(numbers::read(&row).err().map(|error| Violation::new(8, error.to_string())));
    }
    Ok(found)
}
