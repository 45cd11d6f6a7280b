#include "agent/program.h"

int main(int argument_count, char** arguments) {
    return rasoat::agent::run_program({arguments + 1, arguments + argument_count});
}
