//! A row of `client_contacts`.

use sea_orm::entity::prelude::*;

/// What a contact is to a client.
#[expect(clippy::struct_excessive_bools, reason = "one column each")]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "client_contacts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub client_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub contact_id: Uuid,
    pub is_primary: bool,
    pub is_billing: bool,
    pub is_dunning: bool,
    pub receives_invoices: bool,
    pub position: i32,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
