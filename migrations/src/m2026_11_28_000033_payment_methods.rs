//! How clients pay, in the language of each company that there is: new ones begin with the same.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// In French and in English.
const METHODS: [(&str, &str); 6] = [
    ("Virement", "Bank transfer"),
    ("Carte", "Card"),
    ("Chèque", "Cheque"),
    ("Prélèvement", "Direct debit"),
    ("Espèces", "Cash"),
    ("PayPal", "PayPal"),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let db = schema.get_connection();
        let id = match schema.get_database_backend() {
            DbBackend::Sqlite => "randomblob(16)",
            _ => "gen_random_uuid()",
        };
        for (position, (french, english)) in METHODS.iter().enumerate() {
            let entry = format!(
                "INSERT INTO list_items (company_id, id, created_at, updated_at, kind, label, end_of_month, hidden, position) \
                 SELECT id, {id}, created_at, created_at, 'payment_method', \
                 CASE WHEN profile ->> 'language' = 'en' THEN '{english}' ELSE '{french}' END, false, false, {position} \
                 FROM companies"
            );
            db.execute_unprepared(&entry).await?;
        }
        Ok(())
    }

    /// A list begins whole.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
