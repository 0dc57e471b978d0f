# Starts the runtime of the package with the arguments it was called with, and without the variables
# by which a caller could have Node, its libraries or OpenSSL load, trust, write or look up
# something before the first line of ours runs. It is linked to nothing, so that no variable acts on
# it either. The programs name it in their first line. Linux, x86-64.
        .globl  _start
        .text
_start: mov     (%rsp), %rcx
        lea     8(%rsp), %rsi                   # the arguments
        lea     16(%rsp, %rcx, 8), %rdx         # the environment
        mov     %rdx, %rbx                      # the variable that is looked at
        mov     %rdx, %rdi                      # where the next one that is kept goes
next:   mov     (%rbx), %rax
        add     $8, %rbx
        test    %rax, %rax
        jz      start
        lea     prefixes(%rip), %r8
prefix: cmpb    $0, (%r8)                       # an empty prefix is the end of the list
        je      keep
        mov     %rax, %r9
compare:
        mov     (%r8), %cl
        inc     %r8
        test    %cl, %cl
        jz      next                            # the whole prefix: the variable is left out
        cmp     (%r9), %cl
        lea     1(%r9), %r9
        je      compare
skip:   mov     (%r8), %cl
        inc     %r8
        test    %cl, %cl
        jnz     skip
        jmp     prefix
keep:   mov     %rax, (%rdi)
        add     $8, %rdi
        jmp     next

start:  movq    $0, (%rdi)
        lea     node(%rip), %rdi
        mov     %rdi, (%rsi)
        mov     $59, %eax                       # execve
        syscall
        mov     $1, %eax                        # write: it is not there, or cannot be run
        mov     $2, %edi
        lea     told(%rip), %rsi
        mov     $(told_end - told), %edx
        syscall
        mov     $60, %eax                       # exit
        mov     $127, %edi
        syscall

        .section .rodata
node:   .asciz  "@NODE@"
prefixes:
        .asciz  "NODE_"
        .asciz  "LD_"
        .asciz  "OPENSSL_"
        .asciz  "SSL_"
        .asciz  "UV_"
        .asciz  "MALLOC_"
        .asciz  "GLIBC_"
        .asciz  "GCONV_PATH="
        .asciz  "LOCPATH="
        .asciz  "RES_OPTIONS="
        .asciz  "HOSTALIASES="
        .asciz  "LOCALDOMAIN="
        .asciz  ""
told:   .ascii  "@NODE@ cannot be started. Install the package again.\n"
told_end:

        .section .note.GNU-stack, "", @progbits
