//! A row of `contacts`. Columns are those of `domain::contacts::ContactData`, beside what is kept of any record.

use sea_orm::entity::prelude::*;

/// A person at one or more clients.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "contacts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub version: i32,
    pub revision: i64,
    pub state: String,
    pub civility: Option<Uuid>,
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    /// First and last name folded, for the search by any letters.
    pub name_folded: String,
    pub email: Option<String>,
    /// What an e-mail is compared by; none of a deleted contact, whose e-mail another may have.
    pub email_folded: Option<String>,
    pub position: Option<String>,
    pub direct_phone: Option<String>,
    pub mobile: Option<String>,
    pub switchboard: Option<String>,
    pub fax: Option<String>,
    pub source: Option<Uuid>,
    pub marketing_email: bool,
    pub marketing_sms: bool,
    #[sea_orm(column_type = "JsonBinary")]
    pub custom: Json,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
