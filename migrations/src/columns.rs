//! The few kinds of column that the schema is made of, the same on SQLite and PostgreSQL.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{timestamp_with_time_zone, uuid};

/// A table of a company: `PRIMARY KEY (company_id, id)`, with the instants every row has.
pub fn of_company(name: &'static str) -> TableCreateStatement {
    Table::create()
        .table(name)
        .col(uuid("company_id"))
        .col(uuid("id"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .primary_key(Index::create().col("company_id").col("id"))
        .foreign_key(ForeignKey::create().from(name, "company_id").to("companies", "id"))
        .to_owned()
}

/// A reference to a row of the same company.
pub fn within_company(from: &'static str, column: &'static str, to: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(format!("fk_{from}_{column}"))
        .from_tbl(from)
        .from_col("company_id")
        .from_col(column)
        .to_tbl(to)
        .to_col("company_id")
        .to_col("id")
        .to_owned()
}
