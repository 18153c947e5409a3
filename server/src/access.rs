//! Entry into the visitor's company, for handlers that are no server functions.

use domain::access::Permission;
use kit::error::AppError;
use kit::session::Visitor;
use store::Access;

/// Entry, if somebody is signed in whose role allows what is asked.
pub fn enter(visitor: &Visitor, permission: Permission) -> Result<Access, AppError> {
    let signed_in = visitor.signed_in.clone().filter(|signed_in| !signed_in.awaits_code).ok_or(AppError::SignedOut)?;
    let access = signed_in.access(visitor.database.clone(), visitor.now).ok_or(AppError::SignedOut)?;
    Ok(access.require(permission)?)
}
