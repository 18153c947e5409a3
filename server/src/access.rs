//! Entry into the visitor's company, for handlers that are no server functions.

use domain::access::Permission;
use kit::error::AppError;
use kit::session::Visitor;
use store::Access;

/// Entry, if somebody is signed in whose role allows what is asked.
pub fn enter(visitor: &Visitor, permission: Permission) -> Result<Access, AppError> {
    Ok(visitor.enter()?.require(permission)?)
}
