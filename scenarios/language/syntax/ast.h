#pragma once

#include "scenarios/language/syntax/ast/expression.h"
#include "scenarios/language/syntax/ast/pattern.h"
#include "scenarios/language/syntax/ast/statement.h"
