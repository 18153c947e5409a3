//! Which languages each company offers for its clients.

use std::collections::BTreeMap;

use domain::company::{ClientLanguages, LanguageChange};
use domain::geo::LanguageCode;
use sea_orm::Statement;
use sea_orm::prelude::Uuid;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::string;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let offered = string("client_languages").default("fr en").to_owned();
        schema.alter_table(Table::alter().table("companies").add_column(offered).to_owned()).await?;
        offer_what_is_spoken(schema.get_connection()).await
    }

    /// The column and what stands in it come together.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// Every language was offered until now: those that a company's clients have still are, behind French and English.
async fn offer_what_is_spoken(connection: &SchemaManagerConnection<'_>) -> Result<(), DbErr> {
    let backend = connection.get_database_backend();
    let spoken =
        "SELECT DISTINCT company_id, language FROM clients WHERE language IS NOT NULL ORDER BY company_id, language";
    let mut offered: BTreeMap<Uuid, ClientLanguages> = BTreeMap::new();
    for row in connection.query_all_raw(Statement::from_string(backend, spoken)).await? {
        let (company, language): (Uuid, String) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        // What is no language was never more than a word in a file.
        let Ok(code) = LanguageCode::parse(&language) else { continue };
        let languages = offered.entry(company).or_default();
        if !languages.offers(code.as_str())
            && let Ok(more) = languages.after(LanguageChange::Offer { code, at: u32::MAX })
        {
            *languages = more;
        }
    }
    for (company, languages) in offered {
        let sql = "UPDATE companies SET client_languages = $1 WHERE id = $2";
        let values = [languages.to_string().into(), company.into()];
        connection.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
    }
    Ok(())
}
