//! What addresses are near each other by, and who is asked for addresses while one types.

use domain::clients::near::Locality;
use domain::geo::Country;
use sea_orm::prelude::Uuid;
use sea_orm::{QueryResult, Statement};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::string;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Addresses filled together: memory stays bounded however many there are.
const AT_ONCE: usize = 1_000;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for column in ["postal_folded", "postal_area", "city_folded"] {
            let column = Table::alter().table("addresses").add_column(string(column).default("")).to_owned();
            schema.alter_table(column).await?;
        }
        fill(schema.get_connection()).await?;
        // Whoever is near is in the same area or in the same city of the same country.
        for (name, column) in [("addresses_by_area", "postal_area"), ("addresses_by_city", "city_folded")] {
            let mut index = Index::create().name(name).table("addresses").col("company_id").col("country").to_owned();
            schema.create_index(index.col(column).to_owned()).await?;
        }
        let service = Table::alter().table("companies").add_column(string("address_service").default("off")).to_owned();
        schema.alter_table(service).await
    }

    /// Columns and what stands in them come together.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// Works out the new columns of the addresses that there are. Databases fold no accents, so that it is done here.
async fn fill(connection: &SchemaManagerConnection<'_>) -> Result<(), DbErr> {
    let backend = connection.get_database_backend();
    let next = "SELECT company_id, id, country, postal_code, city FROM addresses \
         WHERE company_id > $1 OR (company_id = $1 AND id > $2) ORDER BY company_id, id LIMIT 1000";
    let (mut company, mut id) = (Uuid::nil(), Uuid::nil());
    loop {
        let some = Statement::from_sql_and_values(backend, next, [company.into(), id.into()]);
        let rows = connection.query_all_raw(some).await?;
        for row in &rows {
            (company, id) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
            let Some(place) = locality(row)? else { continue };
            let sql = "UPDATE addresses SET postal_folded = $1, postal_area = $2, city_folded = $3 \
                 WHERE company_id = $4 AND id = $5";
            let values = [place.code.into(), place.area.into(), place.city.into(), company.into(), id.into()];
            connection.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
        }
        if rows.len() < AT_ONCE {
            return Ok(());
        }
    }
}

/// Where a stored address is; `verify` tells of one whose country does not read.
fn locality(row: &QueryResult) -> Result<Option<Locality>, DbErr> {
    let country: String = row.try_get_by_index(2)?;
    let (code, city): (Option<String>, Option<String>) = (row.try_get_by_index(3)?, row.try_get_by_index(4)?);
    let place = |country| Locality::new(country, &code.unwrap_or_default(), &city.unwrap_or_default());
    Ok(Country::parse(&country).ok().map(place))
}
